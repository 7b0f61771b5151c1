import type { Content, Fillings, Phrases } from "./content.ts";

/** What staff call something, in their languages. */
interface KindName {
  readonly zh: string;
  readonly en: string;
  /** Whether staff can file it for a resident: it opens a ticket. */
  readonly isFiled: boolean;
}

/** The phrase by which staff call an intent or a dialog; null where nothing names it. */
function kindKey(phrases: Phrases, kind: string): string | null {
  return [`kind.${kind}`, `intent.${kind}`].find((key) => phrases.has(key)) ?? null;
}

/** What staff call an intent or a dialog; its id where nothing names it. */
export function namedKind(
  phrases: Phrases,
  kind: string,
  say: (key: string, fillings?: Fillings) => string,
): string {
  const key = kindKey(phrases, kind);
  return key === null ? kind : say(key);
}

/** What is filed for residents most, the first where nothing says otherwise. */
const FILED_MOST = ["repair", "complaint", "emergency", "leave-message", "suggestion", "praise"];

/** These open a ticket where nothing else serves a resident, and are none that staff would begin. */
const NEVER_FILED: ReadonlySet<string> = new Set(["ticket-change", "ticket-status", "unwell"]);

type Named = Pick<Content, "phrases" | "intents" | "dialogs" | "dialogFor">;
const named = new WeakMap<Named, Readonly<Record<string, KindName>>>();

/**
 * What staff call all that is named, what they file most first; a dialog without a name goes by
 * what it is for.
 */
export function kindNames(content: Named): Readonly<Record<string, KindName>> {
  const before = named.get(content);
  if (before !== undefined) return before;
  const { phrases, intents, dialogs, dialogFor } = content;
  const names: Record<string, KindName> = {};
  const name = (id: string, of: string): void => {
    const key = kindKey(phrases, of);
    if (key === null || id in names) return;
    const words = (language: "zh-Hant" | "en") => phrases.say(key, language, {}, 0);
    names[id] = {
      zh: words("zh-Hant"),
      en: words("en"),
      isFiled: dialogFor.has(id) && !NEVER_FILED.has(id),
    };
  };
  for (const intent of FILED_MOST.filter((one) => intents.includes(one))) name(intent, intent);
  for (const intent of intents) name(intent, intent);
  for (const dialog of dialogs.keys()) name(dialog, dialog);
  for (const [intent, { dialog }] of dialogFor) name(dialog, intent);
  named.set(content, names);
  return names;
}
