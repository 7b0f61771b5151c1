import { operationWords } from "../../src/web/pages/desk/tuning/operation-words.ts";
import { namedStrings, STAFF_STRINGS } from "../../src/web/pages/words/desk.ts";
import type { Operation } from "../../src/web/tuning-wire.ts";

const KINDS = {
  repair: { zh: "報修", en: "Repair" },
  complaint: { zh: "投訴", en: "Complaint" },
  question: { zh: "提問", en: "Question" },
};

/** What a draft says of a change: in Traditional, in Simplified, in English. */
export function wordsOf(operation: Operation): readonly string[] {
  return (["zh-Hant", "zh-Hans", "en"] as const).map((language) =>
    operationWords(operation, namedStrings(STAFF_STRINGS[language], KINDS)),
  );
}
