import { useEffect, useState } from "preact/hooks";
import { draftSchema, type DraftFindings } from "../../../case-wire.ts";
import type { Language } from "../../../wire.ts";
import { post } from "../../post.ts";

/** A time that was named, and when that is, ms UTC. */
export type Named = DraftFindings["promises"][number];
/** Words that are not how residents are spoken to. */
export type Discourtesy = DraftFindings["courtesy"][number];

const NONE: DraftFindings = { promises: [], known: [], courtesy: [] };
/** Till somebody pauses. */
const PAUSE_MS = 350;

/** What is to be thought of before the words are sent: the desk reads them as it reads residents'. */
export function useFindings(place: string, text: string, language: Language): DraftFindings {
  const [findings, show] = useState(NONE);
  const isNothing = text.trim().length < 2;
  useEffect(() => {
    if (isNothing) return show(NONE);
    let isCurrent = true;
    const look = async (): Promise<void> => {
      const path = place.replace("conversations/", "cases/");
      const answer = await post(`api/staff/${path}/draft`, { text, language });
      const read = draftSchema.safeParse(answer.kind === "done" ? answer.body : null);
      if (isCurrent && read.success) show(read.data);
    };
    const timer = setTimeout(() => void look(), PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [place, text, language, isNothing]);
  return findings;
}

/** The draft with what may stand in their place; as it is where it has changed since it was read. */
export function mended(text: string, { words, spans, instead }: Discourtesy): string {
  if (instead === null) return text;
  return spans
    .filter(({ start, end }) => text.slice(start, end) === words)
    .toSorted((one, other) => other.start - one.start)
    .reduce((draft, { start, end }) => draft.slice(0, start) + instead + draft.slice(end), text);
}
