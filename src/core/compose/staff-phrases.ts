import type { Fillings, Phrases } from "../content/content.ts";
import type { Feature } from "../feature.ts";
import type { Language } from "../records/message.ts";

/** What colleagues say again and again, in the order in which it is offered. */
const SAID = [
  "greeting",
  "sorry-waiting",
  "one-moment",
  "noted",
  "promised-by",
  "technician-coming",
  "may-we-come",
  "photo",
  "tell-me-more",
  "read-back",
  "at-once",
  "progress",
  "delay",
  "apology",
  "calm",
  "passed-on",
  "to-management",
  "cannot",
  "safety-first",
  "on-the-way",
  "done",
  "follow-up",
  "visit-office",
  "thanks-photo",
  "thanks-opinion",
  "welcome",
  "anything-else",
  "goodbye",
].map((name) => `staff-says.${name}`);

export const compose: Feature = { name: "compose", phrases: SAID };

/** A phrase for a colleague to say: in the resident's language, and as it is looked for. */
export interface StaffPhrase {
  readonly key: string;
  readonly text: string;
  readonly zh: string;
  readonly en: string;
}

/**
 * The documented phrases with their blanks filled for one conversation. One that needs what is not
 * known, a time that was never promised, is left out.
 * @param fillings in a language
 */
export function staffPhrases(
  phrases: Phrases,
  language: Language,
  fillings: (language: Language) => Fillings,
): readonly StaffPhrase[] {
  return SAID.flatMap((key) => {
    if (!phrases.has(key)) return [];
    const told = fillings(language);
    const needed = [...phrases.blanks(key, "needed")];
    if (needed.some((blank) => blank !== "you" && !told[blank])) return [];
    const say = (as: Language): string => phrases.say(key, as, fillings(as), 0).trim();
    return [{ key, text: say(language), zh: say("zh-Hant"), en: say("en") }];
  });
}
