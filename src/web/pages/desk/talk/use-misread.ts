import { useEffect, useState } from "preact/hooks";
import { tuningSchema, type Operation } from "../../../tuning-wire.ts";
import {
  LONGEST_TRIED,
  meaningsSchema,
  phraseSchema,
  type Meanings,
  type PhraseOf,
} from "../../../understanding-wire.ts";
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
    // An admin of this community alone tunes nothing: the draft is everybody's.
    const loadPhrase = async (): Promise<void> => {
      if (!mayTune || (await read("tuning")).kind !== "done") return;
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

/** Puts it into the draft as it stands now: what is only added takes nothing from anybody. */
export async function putInDraft(add: readonly Operation[]): Promise<Posted> {
  const once = async (): Promise<Posted> => {
    const now = await read("tuning");
    const state = tuningSchema.safeParse(now.kind === "done" ? now.body : null);
    if (!state.success) return now;
    const { revision } = state.data.draft;
    return post("api/staff/tuning/draft", { revision, add, drop: [] });
  };
  const first = await once();
  return first.kind === "refused" && first.code === "draft-changed" ? once() : first;
}
