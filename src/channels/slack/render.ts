import type { types } from "@slack/bolt";
import type { Choice, Form } from "../../core/message.ts";
import { escapedPieces } from "./markup.ts";
import { formButton } from "./form.ts";
import { CHOICE } from "./read.ts";

/** One post: what is shown, and the same in words for notifications and screen readers. */
export interface Post {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** Slack takes this much in a section … */
const LONGEST_SECTION = 3_000;
/** … and some 12,000 characters in all the blocks of a post, buttons included. */
const SECTIONS_A_POST = 3;
const LONGEST_LABEL = 75;
const BUTTONS_A_ROW = 25;

/** A text and its choices as posts, to be sent in this order. */
export function postsOf(text: string, choices: readonly Choice[], form?: Form): readonly Post[] {
  const pieces = escapedPieces(text, LONGEST_SECTION);
  const pages = chunks(pieces, SECTIONS_A_POST);
  return pages.map((page, n) => ({
    text: page.join(""),
    blocks: [...page.map(section), ...(n === pages.length - 1 ? rows(choices, form) : [])],
  }));
}

/** Verbatim: Slack must not look for names of people and channels in it. */
function section(text: string): types.KnownBlock {
  return { type: "section", text: { type: "mrkdwn", text, verbatim: true } };
}

function rows(choices: readonly Choice[], form?: Form): types.KnownBlock[] {
  const buttons = choices.map(({ label, value }, n): types.Button => ({
    type: "button",
    action_id: `${CHOICE}${n}`,
    text: { type: "plain_text", text: shortened(label), emoji: false },
    value,
  }));
  const all = form === undefined ? buttons : [...buttons, formButton(form)];
  return chunks(all, BUTTONS_A_ROW).map((elements) => ({ type: "actions", elements }));
}

function shortened(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1)}…`;
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, n) => all.slice(n * size, (n + 1) * size));
}
