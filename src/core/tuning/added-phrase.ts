import type { Operation } from "../records/tuning.ts";

/** One more phrase of an intent, in the list of its language. @param file the intent's */
export function addedPhrase(file: string, text: string): Operation {
  const list = /\p{Script=Han}/u.test(text) ? "zh" : "en";
  return { kind: "add", file, at: ["phrases", list], text };
}
