import type { ComponentChildren } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { courtesySchema, type CourtesyRead } from "../../../case-wire.ts";
import { post } from "../../post.ts";
import { useDesk } from "../parts/context.ts";
import { nameIn } from "../../words/desk.ts";
import {
  blanksIn,
  change,
  wordingsOf,
  type Entry,
  type EntryKind,
  type Wording,
} from "./entry-parts.ts";
import { wordingLacks, type WordingLack } from "./wording-lacks.ts";
import { useTuning } from "./use-tuning.ts";

interface Props {
  readonly kind: EntryKind;
  readonly entry: Entry;
}

/** What one entry says, in its languages. */
export function EntryForm({ kind, entry }: Props): ComponentChildren {
  const { strings } = useDesk();
  const { tuning: words } = strings;
  const tuning = useTuning();
  const wordings = wordingsOf(kind, entry);
  const [texts, setTexts] = useState<readonly (readonly string[])[]>(() =>
    wordings.map((one) => (one.texts.length === 0 ? [""] : one.texts)),
  );
  const operations = wordings.flatMap(
    (wording, n) => change(entry.file, wording, texts[n] ?? []) ?? [],
  );
  const lacks = wordingLacks(wordings, texts);
  const blanks = blanksIn(wordings.flatMap((one) => one.texts));
  const isLacking = lacks.some((one) => one.length > 0);
  if (wordings.length === 0) return null;
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void tuning.change(operations);
      }}
    >
      {wordings.map((wording, n) => (
        <Texts
          key={wording.name}
          wording={wording}
          texts={texts[n] ?? []}
          lacks={lacks[n] ?? []}
          write={(own) => setTexts(texts.with(n, own))}
        />
      ))}
      {blanks.length > 0 && (
        <p class="form-hint">
          {strings.pair(
            words.wordings.blanksTitle,
            blanks.map((one) => `{${one}} ${nameIn(words.wordings.blanks, one)}`).join(" · "),
          )}
        </p>
      )}
      <div class="form-buttons">
        <button
          type="submit"
          class="button-quiet"
          disabled={tuning.doing !== null || operations.length === 0 || isLacking}
        >
          {words.wordings.save}
        </button>
      </div>
    </form>
  );
}

function Texts({
  wording: { name, many },
  texts,
  lacks,
  write,
}: {
  readonly wording: Wording;
  readonly texts: readonly string[];
  readonly lacks: readonly WordingLack[];
  readonly write: (texts: readonly string[]) => void;
}): ComponentChildren {
  const { wordings: words } = useDesk().strings.tuning;
  return (
    <fieldset class="entry-texts" lang={LANGUAGES[name.split(".").at(-1) ?? ""]}>
      <legend>{words.fields[name]}</legend>
      {texts.map((text, n) => (
        <TextField
          key={n}
          label={words.fields[name]}
          text={text}
          isLong={many}
          write={(own) => write(texts.with(n, own))}
        />
      ))}
      <ul class="entry-courtesy" aria-live="polite">
        {lacks.map((lack) => (
          <li key={JSON.stringify(lack)}>
            {lack.kind === "untranslated"
              ? words.untranslated
              : words[lack.kind](lack.blanks.map((blank) => `{${blank}}`).join("、"))}
          </li>
        ))}
      </ul>
      {many && (
        <button
          type="button"
          class="button-plain button-small"
          onClick={() => write([...texts, ""])}
        >
          {words.another}
        </button>
      )}
    </fieldset>
  );
}
const LANGUAGES: Readonly<Record<string, string>> = {
  zh: "zh-Hant",
  "zh-Hans": "zh-Hans",
  en: "en",
};

function TextField(props: {
  readonly label: string;
  readonly text: string;
  readonly isLong: boolean;
  readonly write: (text: string) => void;
}): ComponentChildren {
  const { label, text, isLong, write } = props;
  const { wordings: words } = useDesk().strings.tuning;
  const id = useId();
  const found = useCourtesy(isLong ? text : "");
  if (!isLong)
    return (
      <input
        aria-label={label}
        value={text}
        onInput={(event) => write(event.currentTarget.value)}
      />
    );
  return (
    <>
      <textarea
        aria-label={label}
        aria-describedby={id}
        rows={2}
        value={text}
        onInput={(event) => write(event.currentTarget.value)}
      />
      <ul id={id} class="entry-courtesy" aria-live="polite">
        {found.map((one) => (
          <li key={`${one.rule} ${one.words}`}>
            {words.courtesy(one.words, one.why)}
            {one.instead !== null && ` ${words.instead(one.instead.trim())}`}{" "}
            <small>{one.rule}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Till somebody pauses. */
const PAUSE_MS = 350;

/** What of the words is not how residents are spoken to. */
function useCourtesy(text: string): CourtesyRead {
  const { language } = useDesk();
  const [found, show] = useState<CourtesyRead>([]);
  useEffect(() => {
    if (text.trim() === "") return show([]);
    let isCurrent = true;
    const look = async (): Promise<void> => {
      const answer = await post("api/staff/tuning/courtesy", { text, language });
      const read = courtesySchema.safeParse(answer.kind === "done" ? answer.body : null);
      if (isCurrent && read.success) show(read.data);
    };
    const timer = setTimeout(() => void look(), PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, language]);
  return found;
}
