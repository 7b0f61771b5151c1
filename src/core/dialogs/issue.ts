import { cut } from "../text/cut.ts";
import type { Dialog } from "../content/content.ts";
import type { Frame } from "../records/conversation.ts";
import type { World } from "../turn/turn.ts";
import { normalise } from "../text/normalise.ts";
import { fill } from "./frame.ts";
import { withStaffsNames } from "./names.ts";

/** An issue as kept and read back: enough for any description, small enough for a ticket. */
export const LONGEST_ISSUE = 1_000;

/**
 * What is wrong, in the resident's words: without the clauses that only say who, where or when,
 * and null when the message merely asks for the service (我要報修).
 */
export function issueIn(
  text: string,
  dialog: Dialog,
  { community, content }: Pick<World, "community" | "content">,
): string | null {
  const bare = new Set((dialog.bare ?? []).map(core));
  const kept = content.understanding.mattersIn(text, community.country).filter((clause) => {
    const said = core(clause);
    return said !== "" && !bare.has(said);
  });
  const issue = kept.join("，");
  if (!TWO_LETTERS.test(issue)) return null;
  return withStaffsNames(cut(issue, LONGEST_ISSUE), community);
}

/** A bare 1203 or a smiley says nothing of what is wrong. */
const TWO_LETTERS = /\p{L}.*\p{L}/u;

/** A request without its politeness: 請問我想要報修一下，謝謝 → 报修. */
function core(text: string): string {
  return normalise(text)
    .replace(
      /\b(hi|hello|please|pls|can|could|you|i|to|want|would|like|need|a|some|the|my|is|me|help|with|for)\b/g,
      "",
    )
    .replace(
      /[\p{P}\p{S}\s]|请问|请|麻烦|帮忙|帮我|我想要|我想|我要|要|想|你好|您好|谢谢|一下|了|吗|呢|吧|啊|喔|哦|你们|我们|我家|家里/gu,
      "",
    );
}

/** The frame with more about its matter; null when what it is has still to be asked. */
export function withMore(frame: Frame, text: string): Frame | null {
  const { issue } = frame.slots;
  if (typeof issue !== "string" || text === "") return null;
  return { ...fill(frame, { issue: cut(`${issue}\n${text}`, LONGEST_ISSUE) }), asked: null };
}
