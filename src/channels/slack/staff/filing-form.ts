import type { types } from "@slack/bolt";
import { z } from "zod";
import type { FilingForm } from "../../../runtime/places/place-filing.ts";
import { plainText } from "../markup.ts";
import { id } from "../read.ts";
import { section } from "../render.ts";
import { CASE } from "./card.ts";
import { option, plain, readSubmission, TEXT, textField } from "./forms.ts";

/** Under this the manifest names the shortcut on messages, and the form that it opens. */
export const FILE = `${CASE}file`;
const LONGEST_FIELD = 100;
const FIELDS = ["unit", "name", "phone"] as const;
type Say = (key: string) => string;

/** Filing for whoever wrote something, filled in as far as their words tell (D17). */
export function filingView(form: FilingForm, say: Say): types.ModalView {
  return {
    type: "modal",
    callback_id: FILE,
    title: plain(say("place.file.title")),
    submit: plain(say("place.form.send")),
    close: plain(say("place.form.close")),
    blocks: [
      textField(say("place.file.issue"), form.issue),
      choice("kind", form.kinds, form.kind, say),
      choice("via", form.ways, "letter", say),
      ...FIELDS.map((field): types.InputBlock => ({
        type: "input",
        block_id: field,
        optional: true,
        label: plain(say(`place.file.${field}`)),
        element: {
          type: "plain_text_input",
          action_id: field,
          max_length: LONGEST_FIELD,
          ...(form[field] === "" ? {} : { initial_value: form[field] }),
        },
      })),
    ],
  };
}

function choice(
  name: "kind" | "via",
  all: FilingForm["kinds"],
  first: string,
  say: Say,
): types.InputBlock {
  const options = all.map(({ id: value, words }) => option(words, value));
  const initial = options.find(({ value }) => value === first) ?? options[0];
  return {
    type: "input",
    block_id: name,
    label: plain(say(`place.file.${name}`)),
    element: {
      type: "static_select",
      action_id: name,
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

/** Words that stand where a form did, or would. */
export function noticeView(words: string, say: Say): types.ModalView {
  return {
    type: "modal",
    title: plain(say("place.file.title")),
    close: plain(say("place.form.close")),
    blocks: [section(words)],
  };
}

const shortcutSchema = z.looseObject({
  type: z.literal("message_action"),
  callback_id: z.literal(FILE),
  trigger_id: z.string(),
  team: z.looseObject({ id }),
  user: z.looseObject({ id }),
  message: z.looseObject({ text: z.string().nullish() }),
});

/** Somebody wants to file what a message says; null: something else happened. */
export function readShortcut(body: unknown) {
  const read = shortcutSchema.safeParse(body).data;
  if (!read) return null;
  const { team, user, trigger_id: trigger, message } = read;
  return { person: `${team.id}:${user.id}`, trigger, text: plainText(message.text ?? "", null) };
}

/** The form when it was sent, as what it files; null: another. */
export function readFiling(body: unknown) {
  const sent = readSubmission(body);
  if (sent?.callback !== FILE) return null;
  const { person, id: sentId, filled } = sent;
  const [issue, kind, via] = [filled(TEXT), filled("kind"), filled("via")];
  const [unit, name, phone] = FIELDS.map(filled);
  const told = { issue, kind, via, unit: unit ?? "", name: name ?? "", phone: phone ?? "" };
  return { person, id: sentId, told };
}
