import type { Played } from "../play.ts";
import type { Violation } from "../violation.ts";
import { answering } from "./answering.ts";
import { asking } from "./asking.ts";
import { onRecord } from "./on-record.ts";
import { inOwnWords } from "./own-words.ts";
import { promises } from "./promises.ts";
import { replies } from "./replies.ts";

/** Everything in a conversation that should not be. */
export function violationsIn(played: Played): readonly Violation[] {
  return [onRecord, inOwnWords, asking, answering, promises, replies].flatMap((holds) =>
    holds(played),
  );
}
