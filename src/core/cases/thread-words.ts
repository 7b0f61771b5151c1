import { namedKind } from "../content/kind-names.ts";
import { staffName } from "../courtesy/address.ts";
import type { Phrases } from "../content/content.ts";
import type { Line } from "../records/message.ts";
import type { Note } from "../records/note.ts";
import { cut } from "../text/cut.ts";

const STAFF_LANGUAGE = "zh-Hant";
/** What the bot said is there to be followed, not to be read again. */
const LONGEST_OF_BOT = 120;

/** A line of the conversation as it stands in the thread of colleagues: who said it, to whom. */
export function lineWords(
  { who, text, attachments }: Line,
  phrases: Phrases,
  resident: string,
): string {
  const say = (key: string, fillings: Record<string, string>): string =>
    phrases.say(key, STAFF_LANGUAGE, fillings, 0);
  const files = attachments.map(({ name }) => name).join("、");
  switch (who.kind) {
    case "resident":
      return say("case.line.resident", { name: resident, text, items: files });
    case "bot":
      return say("case.line.bot", { text: shortened(text) });
    case "staff":
      return say("case.line.staff", {
        staff: staffName(who, STAFF_LANGUAGE),
        text,
        items: files,
      });
  }
}

/** What colleagues did or wrote among themselves, wherever that was. */
export function noteWords({ kind, by, to, text }: Note, phrases: Phrases): string {
  const say = (key: string): string => phrases.say(key, STAFF_LANGUAGE, {}, 0);
  const words = kind === "wrong-intent" ? namedKind(phrases, text, say) : text;
  const filled = { staff: by?.name ?? "", colleague: to?.name ?? "", text: words };
  return phrases.say(`case.note.${kind}`, STAFF_LANGUAGE, filled, 0);
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s*\n\s*/g, " ");
  const first = cut(line, LONGEST_OF_BOT);
  return first === line ? line : `${first}…`;
}
