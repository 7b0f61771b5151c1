import type { Language, Outgoing } from "../records/message.ts";
import type { PersonName } from "../records/person-name.ts";

/** Forms of address that have a counterpart in the other language; titles are kept as given (A2). */
const COUNTERPARTS: readonly (readonly [zh: string, en: string])[] = [
  ["先生", "Mr"],
  ["太太", "Mrs"],
  ["小姐", "Miss"],
  ["女士", "Ms"],
  ["醫師", "Dr"],
  ["教授", "Prof"],
  ["先生、太太", "Mr & Mrs"],
];

const HAN = /\p{Script=Han}/u;

/**
 * How a resident is addressed (A1, A2): 王太太, 林教授, Mrs Wong. A surname without a form gives
 * 陳住戶 in Chinese and no name in English; without a surname the empty string, never a guess.
 */
export function addressOf(name: PersonName | null | undefined, language: Language): string {
  if (!name) return "";
  const { surname, form } = name;
  // The name is theirs; this word is ours, in their script.
  const resident = language === "zh-Hans" ? "住户" : "住戶";
  if (HAN.test(surname)) {
    if (form === null) return language === "en" ? "" : `${surname}${resident}`;
    return `${surname}${counterpart(form, 1, 0)}`;
  }
  if (form === null) return language === "en" ? "" : `${surname} ${resident}`;
  const english = counterpart(form, 0, 1);
  return HAN.test(english) ? `${surname} ${english}` : `${english} ${surname}`;
}

/** The whole name with its form, as it is read back and shown to staff. */
export function fullName(name: PersonName | null | undefined): string {
  if (!name) return "";
  const { surname, given, form, surnameFirst } = name;
  if (HAN.test(surname)) return `${surname}${given ?? ""}${counterpart(form ?? "", 1, 0)}`;
  const plain = (surnameFirst ? [surname, given] : [given, surname]).filter(Boolean).join(" ");
  const english = counterpart(form ?? "", 0, 1);
  return HAN.test(english) ? `${plain} ${english}` : `${english} ${plain}`.trim();
}

/** A colleague to residents: name, and what they are (B23): 陳小姐（客服）, Ms Chan (Customer Service). */
export function staffName(
  { name, title = "" }: { readonly name: string; readonly title?: string | undefined },
  language: Language,
): string {
  if (title === "") return name;
  return language === "en" ? `${name} (${title})` : `${name}（${title}）`;
}

/** Words to a resident, with who says them before them (B23): where a channel shows no names. */
export function withSpeaker({ text, from }: Pick<Outgoing, "text" | "from">): string {
  if (from.kind === "bot") return text;
  return HAN.test(text)
    ? `${staffName(from, "zh-Hant")}：${text}`
    : `${staffName(from, "en")}: ${text}`;
}

function counterpart(form: string, from: 0 | 1, to: 0 | 1): string {
  return COUNTERPARTS.find((pair) => pair[from] === form)?.[to] ?? form;
}
