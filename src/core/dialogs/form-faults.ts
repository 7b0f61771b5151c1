import type { Content } from "../content/content.ts";
import { languageIn } from "../courtesy/locale.ts";
import type { Community } from "../records/community.ts";
import type { Inbound, Language } from "../records/message.ts";

/** What a form's field is taken for, and how it is said that it is none. */
const READ = {
  unit: "form.wrong.unit",
  phone: "form.wrong.phone",
} as const;
const FIELDS = ["unit", "phone"] as const;

/**
 * What is wrong with a form, by its field, where its channel can say so beside it: what is read as
 * no unit and no number would be asked for again.
 * @param language the conversation's; null before it tells
 */
export function formFaults(
  form: NonNullable<Inbound["form"]>,
  { content, community }: { readonly content: Content; readonly community: Community },
  language: Language | null,
): Readonly<Record<string, string>> {
  const wrong = FIELDS.filter((field) => {
    const text = form[field] ?? "";
    return text !== "" && content.understanding.answers(text, community.country)[field] === null;
  });
  const say = (key: string): string =>
    content.phrases.say(key, language ?? languageIn(community), {}, 0);
  return Object.fromEntries(wrong.map((field) => [field, say(READ[field])]));
}
