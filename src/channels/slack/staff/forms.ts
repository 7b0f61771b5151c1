import type { types } from "@slack/bolt";
import { z } from "zod";
import type { Pressed } from "../../../runtime/places/place-desk.ts";
import type { Meanings } from "../../../runtime/places/meanings.ts";
import { MOST_FILES } from "../../../core/files/files.ts";
import { fileSchema, offeredFile } from "../files.ts";
import { id } from "../read.ts";
import { CASE, json } from "./card.ts";

/** The field of what is written, in each form. */
export const TEXT = "text";
const TICKET = "ticket";
const MESSAGE = "message";
const FILES = "files";
const NONE = "none";
const LONGEST_TEXT = 3_000;
const LONGEST_REASON = 400;
/** Slack takes no more. */
const MOST_OPTIONS = 100;

/** What a form is about, carried through Slack. */
const aboutSchema = z.object({
  channel: z.string(),
  conversation: z.string(),
  /** Of the case, where what came of it is told. */
  thread: z.string(),
});
export type FormAbout = z.infer<typeof aboutSchema>;

interface Words {
  readonly title: string;
  readonly say: (key: string) => string;
}

/** For words to the resident. */
export function replyForm(about: FormAbout, { title, say }: Words): types.ModalView {
  return form("say", about, { title, say }, [
    // With files it may be left empty.
    { ...textField(say("place.form.text")), optional: true },
    {
      type: "input",
      block_id: FILES,
      optional: true,
      label: plain(say("place.form.files")),
      element: { type: "file_input", action_id: FILES, max_files: MOST_FILES },
    },
  ]);
}

/** Why who leads takes it from a colleague. */
export function reasonForm(about: FormAbout, { title, say }: Words): types.ModalView {
  const field = textField(say("place.form.reason"), "", LONGEST_REASON);
  return form("take-over", about, { title, say }, [field]);
}

/** Which ticket is done, and what its resident hears of it. */
export function doneForm(
  about: FormAbout,
  { title, say }: Words,
  tickets: readonly { readonly id: string; readonly words: string }[],
): types.ModalView {
  const all = [...tickets, { id: NONE, words: say("place.form.no-ticket") }];
  return form("done", about, { title, say }, [
    choiceOf(TICKET, say("place.form.ticket"), all, all[0]?.id ?? null),
    { ...textField(say("place.form.text")), optional: true },
  ]);
}

/** Which message was taken for something else, and what it means. */
export function meaningForm(
  about: FormAbout,
  { title, say }: Words,
  { messages, likely, intents }: Meanings,
): types.ModalView {
  return form("wrong-intent", about, { title, say }, [
    choiceOf(MESSAGE, say("tune.meaning.message"), messages, likely),
    choiceOf(TEXT, say("tune.meaning"), intents, null),
  ]);
}

function choiceOf(
  name: string,
  label: string,
  all: Meanings["intents"],
  first: string | null,
): types.InputBlock {
  const options = all
    .slice(0, MOST_OPTIONS)
    .map(({ id: value, words }) => option(words, value === "" ? NONE : value));
  const initial = options.find(({ value }) => value === first);
  return {
    type: "input",
    block_id: name,
    label: plain(label),
    element: {
      type: "static_select",
      action_id: name,
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

function form(
  act: string,
  about: FormAbout,
  { title, say }: Words,
  blocks: types.InputBlock[],
): types.ModalView {
  return {
    type: "modal",
    callback_id: `${CASE}${act}`,
    private_metadata: JSON.stringify(about),
    title: plain(title),
    submit: plain(say("place.form.send")),
    close: plain(say("place.form.close")),
    blocks,
  };
}

export function textField(label: string, written = "", most = LONGEST_TEXT): types.InputBlock {
  return {
    type: "input",
    block_id: TEXT,
    label: plain(label),
    element: {
      type: "plain_text_input",
      action_id: TEXT,
      multiline: true,
      max_length: most,
      ...(written === "" ? {} : { initial_value: written.slice(0, most) }),
    },
  };
}

export const option = (text: string, value: string) => ({ text: plain(text), value });
/** Slack refuses longer ones. */
const LONGEST_LABEL = 75;
export const plain = (text: string) =>
  ({ type: "plain_text", text: text.slice(0, LONGEST_LABEL), emoji: false }) as const;

const filledSchema = z.looseObject({
  value: z.string().nullish(),
  selected_option: z.looseObject({ value: z.string() }).nullish(),
  files: z.array(fileSchema).nullish(),
});
const submissionSchema = z.looseObject({
  type: z.literal("view_submission"),
  team: z.looseObject({ id }),
  user: z.looseObject({ id }),
  view: z.looseObject({
    id: z.string().min(1),
    callback_id: z.string().startsWith(CASE),
    private_metadata: z.string(),
    state: z.looseObject({
      values: z.record(z.string(), z.record(z.string(), filledSchema)),
    }),
  }),
});

/** A form of colleagues that was sent; null: none of theirs. */
export function readSubmission(body: unknown) {
  const read = submissionSchema.safeParse(body).data;
  if (!read) return null;
  const { team, user, view } = read;
  return {
    person: `${team.id}:${user.id}`,
    id: `${team.id}:${view.id}`,
    callback: view.callback_id,
    about: aboutSchema.safeParse(json(view.private_metadata)).data ?? null,
    /** What stands in a field; empty where nothing does. */
    filled: (field: string): string => {
      const { value, selected_option: chosen } = view.state.values[field]?.[field] ?? {};
      return chosen?.value ?? value ?? "";
    },
    files: (view.state.values[FILES]?.[FILES]?.files ?? []).map(offeredFile),
  };
}

/** A form about a case that was sent, as what it does; null: none of ours. */
export function readCaseForm(body: unknown) {
  const sent = readSubmission(body);
  const act = FORM_ACTS.find((one) => sent?.callback === `${CASE}${one}`);
  if (!sent?.about || act === undefined) return null;
  const { person, id: sentId, about, filled } = sent;
  const ticket = filled(TICKET);
  const [text, message] = [filled(TEXT), filled(MESSAGE)];
  const pressed: Pressed = {
    act,
    ticket: ticket === NONE || ticket === "" ? null : ticket,
    text: act === "wrong-intent" ? "" : text,
    ...(act === "wrong-intent" ? { meant: { message, intent: text === NONE ? "" : text } } : {}),
  };
  return { person, about, pressed, files: sent.files, id: sentId };
}
const FORM_ACTS = ["say", "done", "take-over", "wrong-intent"] as const;

/** Beside the field that it is about. */
export const atText = (words: string) =>
  ({ response_action: "errors", errors: { [TEXT]: words } }) as const;
