import type { Content, Fillings, Phrases } from "./content.ts";

/** What staff call something, in their languages. */
interface KindName {
  readonly zh: string;
  readonly en: string;
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

const named = new WeakMap<Phrases, Readonly<Record<string, KindName>>>();

/** What staff call all that is named; a dialog without a name goes by what it is for. */
export function kindNames({
  phrases,
  intents,
  dialogs,
  dialogFor,
}: Pick<Content, "phrases" | "intents" | "dialogs" | "dialogFor">): Readonly<
  Record<string, KindName>
> {
  const before = named.get(phrases);
  if (before !== undefined) return before;
  const names: Record<string, KindName> = {};
  const name = (id: string, of: string): void => {
    const key = kindKey(phrases, of);
    if (key === null || id in names) return;
    const words = (language: "zh-Hant" | "en") => phrases.say(key, language, {}, 0);
    names[id] = { zh: words("zh-Hant"), en: words("en") };
  };
  for (const intent of intents) name(intent, intent);
  for (const dialog of dialogs.keys()) name(dialog, dialog);
  for (const [intent, { dialog }] of dialogFor) name(dialog, intent);
  named.set(phrases, names);
  return names;
}
