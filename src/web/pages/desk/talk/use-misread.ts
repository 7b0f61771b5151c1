import { useEffect, useState } from "preact/hooks";
import * as z from "zod/mini";
import { phraseSchema, type Operation, type PhraseOf } from "../../../tuning-wire.ts";
import { LONGEST_TRIED, meaningsSchema, type Meanings } from "../../../understanding-wire.ts";
import { post, type Posted } from "../../post.ts";
import { useDesk } from "../parts/context.ts";
import { read } from "../parts/use-act.ts";

/** What a colleague chooses from, and, if they tune, the phrase that would be drafted. */
export interface ToChoose {
  /** Null until they are read. */
  readonly meanings: Meanings | null;
  readonly hasFailed: boolean;
  /** Null for whoever may not tune, and until it is read. */
  readonly draft: PhraseOf | null;
}

/** @param text of the message */
export function useMeanings(text: string): ToChoose {
  const { board } = useDesk();
  const [meanings, setMeanings] = useState<Meanings | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [draft, setDraft] = useState<PhraseOf | null>(null);
  const mayTune = board.me.roles.includes("admin");
  useEffect(() => {
    const load = async (): Promise<void> => {
      const asked = await read("meanings");
      const found = meaningsSchema.safeParse(asked.kind === "done" ? asked.body : null);
      if (found.success) setMeanings(found.data);
      setFailed(!found.success);
    };
    // Refused to an admin of this community alone: the draft is everybody's.
    const loadPhrase = async (): Promise<void> => {
      if (!mayTune) return;
      const said = { text: text.slice(0, LONGEST_TRIED) };
      const posted = await post("api/staff/tuning/phrase", said);
      const found = phraseSchema.safeParse(posted.kind === "done" ? posted.body : null);
      if (found.success) setDraft(found.data);
    };
    void load();
    void loadPhrase();
  }, [text, mayTune]);
  return { meanings, hasFailed, draft };
}

const changedSchema = z.object({ now: z.object({ draft: z.object({ revision: z.int() }) }) });

/** Puts it into the draft as it stands now: what is only added takes nothing from anybody. */
export async function putInDraft(revision: number, add: readonly Operation[]): Promise<Posted> {
  const first = await post("api/staff/tuning/draft", { revision, add, drop: [] });
  if (first.kind !== "refused" || first.code !== "draft-changed") return first;
  const changed = changedSchema.safeParse(first.body);
  if (!changed.success) return first;
  const { draft } = changed.data.now;
  return post("api/staff/tuning/draft", { revision: draft.revision, add, drop: [] });
}
