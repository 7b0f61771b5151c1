import type { Language } from "../../../src/core/records/message.ts";
import { isSimplifiedOnly, isTraditionalOnly } from "../../../src/core/text/scripts.ts";
import type { Played } from "../play.ts";
import { LANGUAGE_OF, type Tongue } from "../../../src/core/simulated/tongue.ts";
import type { Violation } from "../violation.ts";

const HAN = /\p{Script=Han}/gu;

/** Each message is answered, whole, in the language of whoever wrote it. */
export function replies(played: Played): readonly Violation[] {
  const { exchanges, later, faults } = played;
  const silent = exchanges
    .filter(({ heard }) => heard.text.trim() === "")
    .map(({ message }): Violation => ({ breach: "no-reply", what: message.text }));
  const broken = [
    ...faults,
    ...exchanges.flatMap(({ heard }) =>
      heard.phrases.filter(({ key }) => key === "trouble").map(({ text }) => text),
    ),
  ].map((what): Violation => ({ breach: "fault", what }));
  const quotable = exchanges.map(({ message }) => message.text).join("");
  const strange = exchanges.flatMap(({ who, message, heard }, n) => {
    const own = exchanges.slice(0, n + 1).filter((one) => one.who === who);
    const tongues = own.flatMap((one) => one.message.pieces.map(({ tongue }) => tongue));
    const wanted = new Set([who.tongue, ...tongues].map((tongue) => LANGUAGE_OF[tongue]));
    if (!tells(own.map((one) => one.message.text).join(""), who.tongue)) return [];
    return [...wanted].some((language) => isIn(heard.text, language, quotable))
      ? []
      : [{ breach: "wrong-language" as const, what: `${message.text} → ${heard.text}` }];
  });
  const languages = new Set(
    exchanges.flatMap(({ who, message }) =>
      [who.tongue, ...message.pieces.map(({ tongue }) => tongue)].map((one) => LANGUAGE_OF[one]),
    ),
  );
  const notices = later
    .filter(({ text }) => ![...languages].some((language) => isIn(text, language, quotable)))
    .map(({ text }): Violation => ({ breach: "wrong-language", what: text }));
  return [...silent, ...broken, ...strange, ...notices];
}

/** Whether what they wrote so far shows which language it is. */
function tells(text: string, tongue: Tongue): boolean {
  const han = text.match(HAN) ?? [];
  switch (LANGUAGE_OF[tongue]) {
    case "zh-Hant":
      return han.some(isTraditionalOnly);
    case "zh-Hans":
      return han.some(isSimplifiedOnly);
    case "en":
      return /[a-z]+\W+[a-z]+\W+[a-z]/i.test(text);
  }
}

/** What residents wrote may be quoted in any reply. */
function isIn(text: string, language: Language, quotable: string): boolean {
  const all = text.match(HAN) ?? [];
  const han = all.filter((char) => !quotable.includes(char));
  switch (language) {
    case "zh-Hant":
      return all.length > 0 && !han.some(isSimplifiedOnly);
    case "zh-Hans":
      return all.length > 0 && !han.some(isTraditionalOnly);
    case "en":
      return han.length === 0;
  }
}
