import type { Fillings, Phrases } from "../content/content.ts";
import { namedKind } from "../content/kind-names.ts";
import { ALARM, DANGERS, dangerMeant } from "../records/danger.ts";
import type { Language } from "../records/message.ts";
import { EMERGENCY } from "../understanding/dangers/detect-danger.ts";

const INTENT = "intent.";
const OUT_OF_SCOPE = "out-of-scope";

/**
 * What a colleague says that a message means, of all that residents come for: an intent by its id,
 * or {@link ALARM} and the kind of a danger.
 */
export function meaningsIn(phrases: Phrases): readonly string[] {
  const own = [...phrases.keys()]
    .filter((key) => key.startsWith(INTENT))
    .map((key) => key.slice(INTENT.length))
    .filter((id) => id !== EMERGENCY);
  return [...own, OUT_OF_SCOPE, ...DANGERS.map((kind) => `${ALARM}${kind}`)];
}

/** As colleagues call it; its id where it has no name. */
export function meaningWords(phrases: Phrases, meaning: string, language: Language): string {
  const say = (key: string, fillings: Fillings = {}): string =>
    phrases.say(key, language, fillings, 0);
  const danger = dangerMeant(meaning);
  if (danger !== null) return say("tune.meaning.danger", { danger: say(`danger.${danger}`) });
  return namedKind(phrases, meaning, say);
}
