import { useEffect, useState } from "preact/hooks";
import { triedSchema, type TriedBeside } from "../../../understanding-wire.ts";
import type { Language } from "../../../wire.ts";
import { post } from "../../post.ts";

/** While keys come faster than this, nothing is asked. */
const QUIET_MS = 150;

/**
 * What would be made of a text, live and with the draft, shortly after each key. Null while there is
 * nothing to try; `isOld` while the answer to the newest text is awaited.
 * @param draft its revision and the version below: with another one it is asked anew
 */
export function useTried(
  text: string,
  language: Language,
  draft: string,
): { readonly tried: TriedBeside | null; readonly isOld: boolean; readonly hasFailed: boolean } {
  const wanted = text.trim() === "" ? "" : JSON.stringify([text, language, draft]);
  const [answer, setAnswer] = useState<{
    readonly to: string;
    readonly tried: TriedBeside | null;
  }>({ to: "", tried: null });
  useEffect(() => {
    if (wanted === "") return;
    let isGone = false;
    const timer = setTimeout(() => {
      void post("api/staff/tuning/try", { text, language }).then((posted) => {
        if (isGone) return;
        const read = posted.kind === "done" ? triedSchema.safeParse(posted.body) : null;
        setAnswer({ to: wanted, tried: read?.success === true ? read.data : null });
      });
    }, QUIET_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [wanted]);
  if (wanted === "") return { tried: null, isOld: false, hasFailed: false };
  const isOld = answer.to !== wanted;
  return { tried: answer.tried, isOld, hasFailed: !isOld && answer.tried === null };
}
