import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import type { Tried } from "../../../understanding-wire.ts";
import { nameIn, type StaffStrings } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import type { Intents } from "../../../tuning-wire.ts";
import { useTried } from "./use-tried.ts";
import { useTuning } from "./use-tuning.ts";

const LONGEST = 500;

interface Props {
  readonly label: string;
  readonly intents: Intents;
  /** The intent that it is to be of; null where it is to be of none. */
  readonly of: string | null;
  readonly add: (text: string) => Promise<boolean>;
}

/** A phrase being written: while it is, what it resembles is said. */
export function NewPhrase({ label, intents, of, add }: Props): ComponentChildren {
  const { strings, language } = useDesk();
  const { phrases: words } = strings.tuning;
  const { state, doing } = useTuning();
  const id = useId();
  const [text, setText] = useState("");
  const seen = `${state?.version ?? 0}/${state?.draft.revision ?? 0}`;
  const { live, draft: tried, isOld } = useTried(of === null ? "" : text, language, seen);
  const owner = intents.find(({ phrases }) => phrases.some((one) => one.text === text.trim()));
  const said =
    owner !== undefined
      ? words.isThere(nameIn(strings.names.kinds, owner.id))
      : live !== null && !isOld && of !== null
        ? adviceOn(tried ?? live, of, strings)
        : "";
  return (
    <form
      class="new-phrase"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === "" || owner !== undefined) return;
        void add(text).then((isDone) => isDone && setText(""));
      }}
    >
      <label for={id}>{label}</label>
      <input
        id={id}
        value={text}
        maxLength={LONGEST}
        placeholder={words.placeholder}
        aria-describedby={`${id}-said`}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button
        type="submit"
        class="button-quiet"
        disabled={doing !== null || text.trim() === "" || owner !== undefined}
      >
        {words.addIt}
      </button>
      <p id={`${id}-said`} class="new-phrase-said" role="status">
        {text.length >= LONGEST ? words.tooLong : said}
      </p>
    </form>
  );
}

function adviceOn(tried: Tried, of: string, { names, tuning }: StaffStrings): string {
  const { phrases: words } = tuning;
  const [best] = tried.ranked;
  if (best === undefined || tried.decision === "ask") return words.helps;
  if (best.intent !== of) return words.resembles(nameIn(names.kinds, best.intent), best.phrase);
  return tried.decision === "act" ? words.understood : words.helps;
}
