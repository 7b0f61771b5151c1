import type { Line } from "../records/message.ts";
import { meantBy } from "../turn/offers.ts";
import type { TalkStep } from "./play-talk.ts";

/**
 * What was done in a conversation, by what was said in it.
 * @param lines ascending
 * @param person who began it
 */
export function talkSteps(lines: readonly Line[], person: string): readonly TalkStep[] {
  return lines.flatMap((line, n): readonly TalkStep[] => {
    const { who, at, text, attachments, by = person } = line;
    if (who.kind === "staff") return [{ kind: "colleague", at }];
    if (who.kind === "bot" || (text.trim() === "" && attachments.length === 0)) return [];
    const [before, after] = [lines.slice(0, n), lines.slice(n + 1)];
    const isColleagues =
      before.findLast(isWord)?.who.kind === "staff" && after.find(isWord)?.who.kind !== "bot";
    const to = isColleagues ? "colleague" : "desk";
    const offered = before.findLast((one) => one.who.kind === "bot")?.choices ?? [];
    const choice = offered.find(({ label }) => label === text);
    const pressed = choice === undefined ? null : meantBy(choice);
    return [{ kind: "resident", at, text, pressed, attachments, person: by, to }];
  });
}

/** Said by the desk or a colleague to what a resident wrote. */
function isWord({ who, notice }: Line): boolean {
  return who.kind !== "resident" && notice === undefined;
}
