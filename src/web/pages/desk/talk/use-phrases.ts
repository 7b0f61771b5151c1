import { useRef, useState } from "preact/hooks";
import { phrasesSchema, type StaffPhrase } from "../../../case-wire.ts";
import { simplified } from "../../words/simplified.ts";
import { read } from "../parts/use-act.ts";
import type { MenuSource } from "./menu.tsx";

/** The documented phrases, their blanks filled for this conversation: read when first asked for. */
export function usePhrases(place: string): MenuSource {
  const [phrases, show] = useState<readonly StaffPhrase[]>([]);
  const isAsked = useRef(false);
  const ask = async (): Promise<void> => {
    if (isAsked.current) return;
    isAsked.current = true;
    const answer = await read(`${place.replace("conversations/", "cases/")}/phrases`);
    const came = phrasesSchema.safeParse(answer.kind === "done" ? answer.body : null);
    isAsked.current = came.success;
    if (came.success) show(came.data);
  };
  return {
    sign: "/",
    wanted: () => void ask(),
    find(words) {
      const sought = simplified(words.toLowerCase());
      return phrases
        .filter(({ text, zh, en }) =>
          [text, zh, en].some((one) => simplified(one.toLowerCase()).includes(sought)),
        )
        .map(({ key, text }) => ({ key, label: text, text }));
    },
  };
}
