import type { types } from "@slack/bolt";
import { DANGER_SIGN, dialled, toDial } from "../../core/courtesy/numbers-to-dial.ts";
import type { Choice, Form, Outgoing } from "../../core/records/message.ts";
import { splitText } from "../../core/text/split-text.ts";
import { CHOICE, formButton } from "./buttons.ts";
import { escaped, inWords, link } from "./markup.ts";

/** One post: what is shown, and the same in words for notifications and screen readers. */
export interface Post {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
  readonly attachments?: types.MessageAttachment[];
}

/** Slack takes this much in a section … */
const LONGEST_SECTION = 3_000;
/** … and some 12,000 characters in all the blocks of a post, buttons included. */
const SECTIONS_A_POST = 3;
const LONGEST_LABEL = 75;
const BUTTONS_A_ROW = 25;
/** As on the pages: the edge of words to somebody in danger. */
const DANGER_COLOUR = "#a8281d";

type Reply = Pick<Outgoing, "text" | "choices" | "form" | "danger">;

/** A text and its choices as posts, to be sent in this order. */
export function postsOf({ text, choices, form, danger }: Reply): readonly Post[] {
  if (danger === undefined) return inPosts(escaped(text), rows(choices, form));
  const parts = dialled(text, danger.numbers);
  const units = parts.flatMap((part) =>
    part.tel === null ? escaped(part.text) : [link(`tel:${part.tel}`, part.text)],
  );
  const numbers = toDial(parts);
  const last = numbers.length === 0 ? {} : { attachments: [toBeDialled(numbers)] };
  return inPosts([`${DANGER_SIGN} `, ...units], rows(choices, form), last);
}

/**
 * Words for colleagues.
 * @param call mentions of whoever is called, as Slack writes them; empty for nobody
 * @param screen where it can be seen to, null while we don't know our own address
 */
export function alertPosts(
  { text, call, ticket }: Pick<Outgoing, "text" | "ticket"> & { readonly call: string },
  screen: string | null,
): readonly Post[] {
  return inPosts([
    ...(call === "" ? [] : [`${call} `, ":rotating_light: "]),
    ...escaped(text),
    ...(screen === null ? [] : [`\n${link(screen, ticket ?? screen)}`]),
  ]);
}

/** @param last what comes with the last post besides */
function inPosts(
  units: Iterable<string>,
  buttons: readonly types.KnownBlock[] = [],
  last: Partial<Post> = {},
): readonly Post[] {
  const pages = chunks(splitText(units, LONGEST_SECTION), SECTIONS_A_POST);
  return pages.map((page, n) => ({
    text: inWords(page.join("")),
    blocks: [...page.map(section), ...(n === pages.length - 1 ? buttons : [])],
    ...(n === pages.length - 1 ? last : {}),
  }));
}

/** Verbatim: Slack must not look for names of people and channels in it. */
export function section(text: string): types.SectionBlock {
  return { type: "section", text: { type: "mrkdwn", text, verbatim: true } };
}

/**
 * The numbers once more, large enough for a thumb, beside a red edge. No more than that: Slack may
 * fold an attachment away, and what to do must be seen.
 */
function toBeDialled(numbers: ReturnType<typeof toDial>): types.MessageAttachment {
  const links = numbers.map(({ text, tel }) => `*${link(`tel:${tel}`, text)}*`);
  return {
    color: DANGER_COLOUR,
    fallback: numbers.map(({ text }) => text).join(" "),
    blocks: [section(`☎️  ${links.join("   ")}`)],
  };
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

export function shortened(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1)}…`;
}

/** So many at a time. */
export function chunks<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, n) => all.slice(n * size, (n + 1) * size));
}
