import { setMenu } from "../channels/line/menu.ts";
import type { Config } from "../config.ts";
import type { Content } from "../core/content/content.ts";
import { MENU } from "../core/dialogs/menu.ts";
import { languageSchema, LANGUAGES } from "../core/records/message.ts";
import { Refused } from "./exit-code.ts";

/**
 * `frontdesk line-menu`: gives residents in LINE a menu below their chat.
 * @param language zh-Hant, if left out
 * @throws Refused when LINE isn't set up, or doesn't take it
 */
export async function lineMenu(
  { line }: Pick<Config, "line">,
  { phrases }: Pick<Content, "phrases">,
  language: unknown,
  out: (line: string) => void,
): Promise<void> {
  if (!line.ok) throw new Refused(`LINE is off (${line.error})`, 2);
  const spoken = languageSchema.safeParse(language ?? "zh-Hant");
  if (!spoken.success) throw new Refused(`--language is one of ${LANGUAGES.join(", ")}`, 2);
  const say = (key: string): string => phrases.say(key, spoken.data, {}, 0);
  const set = await setMenu(line.value, { title: say("menu.title"), says: MENU.map(say) });
  if (!set.ok) throw new Refused(`LINE does not take the menu (${set.error})`, 1);
  out(`Residents in LINE have the menu: ${MENU.map(say).join(" · ")}`);
}
