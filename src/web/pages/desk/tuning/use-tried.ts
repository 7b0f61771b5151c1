import { useEffect, useState } from "preact/hooks";
import { triedSchema, type Tried } from "../../../understanding-wire.ts";
import type { Language } from "../../../wire.ts";
import { post } from "../../post.ts";

/** While keys come faster than this, nothing is asked. */
const QUIET_MS = 150;

interface Answer {
  readonly to: string;
  readonly tried: Tried | null;
}
const NONE: Answer = { to: "", tried: null };

/** What would be made of a text, shortly after each key; each null till it is known. */
export interface TriedNow {
  readonly live: Tried | null;
  /** With the draft; null as well where nothing is drafted. */
  readonly draft: Tried | null;
  /** The answer to the newest text is awaited. */
  readonly isOld: boolean;
  readonly hasFailed: boolean;
}

/** @param seen names what is in force and what is drafted: with another it is asked anew */
export function useTried(text: string, language: Language, seen: string): TriedNow {
  const wanted = text.trim() === "" ? "" : JSON.stringify([text, language, seen]);
  const [live, setLive] = useState(NONE);
  const [draft, setDraft] = useState(NONE);
  useEffect(() => {
    if (wanted === "") return;
    let isGone = false;
    const look = async (on: "live" | "draft", show: (answer: Answer) => void): Promise<void> => {
      const posted = await post("api/staff/tuning/try", { text, language, on });
      const read = triedSchema.safeParse(posted.kind === "done" ? posted.body : null);
      if (!isGone) show({ to: wanted, tried: read.success ? read.data.tried : null });
    };
    const timer = setTimeout(() => {
      void look("live", setLive);
      void look("draft", setDraft);
    }, QUIET_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [wanted]);
  if (wanted === "") return { live: null, draft: null, isOld: false, hasFailed: false };
  const isOld = live.to !== wanted;
  return {
    live: live.tried,
    draft: draft.to === wanted ? draft.tried : null,
    isOld,
    hasFailed: !isOld && live.tried === null,
  };
}
