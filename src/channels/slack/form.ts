import type { types, webApi } from "@slack/bolt";
import { z } from "zod";
import { formSchema, type Form } from "../../core/records/message.ts";
import { FORM } from "./buttons.ts";
import { conversationOf, threadOf } from "./thread.ts";
import { CHANNEL, id, ts, typeOf, type Read } from "./read.ts";

const LONGEST_ANSWER = 200;

const pressSchema = z.looseObject({
  trigger_id: z.string(),
  team: z.looseObject({ id }),
  channel: z.looseObject({ id }),
  message: z.looseObject({ ts, thread_ts: ts.optional() }),
  actions: z.tuple([z.looseObject({ action_id: z.literal(FORM), value: z.string() })], z.unknown()),
});

/** What to open when our button was pressed; null when it was something else. */
export function formToOpen(body: unknown): webApi.ViewsOpenArguments | null {
  const read = pressSchema.safeParse(body);
  if (!read.success) return null;
  const { trigger_id, team, channel, message, actions } = read.data;
  const form = formSchema.safeParse(parsed(actions[0].value));
  if (!form.success) return null;
  const place = threadOf(team.id, channel.id, message.thread_ts ?? message.ts);
  return { trigger_id, view: viewOf(form.data, conversationOf(place)) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function viewOf({ title, send, close, fields }: Form, conversation: string): types.ModalView {
  const plain = (text: string) => ({ type: "plain_text", text, emoji: false }) as const;
  return {
    type: "modal",
    callback_id: FORM,
    private_metadata: conversation,
    title: plain(title),
    submit: plain(send),
    close: plain(close),
    blocks: fields.map(({ slot, label }) => ({
      type: "input",
      block_id: slot,
      // What is left empty is asked for in words.
      optional: true,
      label: plain(label),
      element: { type: "plain_text_input", action_id: slot, max_length: LONGEST_ANSWER },
    })),
  };
}

const submissionSchema = z.looseObject({
  type: z.literal("view_submission"),
  team: z.looseObject({ id }),
  user: z.looseObject({ id }),
  view: z.looseObject({
    id: z.string().min(1),
    callback_id: z.literal(FORM),
    private_metadata: z.string().min(1),
    blocks: z.array(
      z.looseObject({ block_id: z.string(), label: z.looseObject({ text: z.string() }) }),
    ),
    state: z.looseObject({
      values: z.record(
        z.string(),
        z.record(z.string(), z.looseObject({ value: z.string().nullish() })),
      ),
    }),
  }),
});

/** A form that was sent, as one message: its fields, and the same in words for the transcript. */
export function readForm(body: unknown, community: string, now: number): Read {
  const read = submissionSchema.safeParse(body);
  if (!read.success) return { kind: "other", code: typeOf(body) };
  const { team, user, view } = read.data;
  const answers = view.blocks.flatMap(({ block_id: slot }): [string, string][] => {
    const answer = view.state.values[slot]?.[slot]?.value?.trim() ?? "";
    return answer === "" ? [] : [[slot, answer]];
  });
  if (answers.length === 0) return { kind: "other", code: "empty-form" };
  const labels = new Map(view.blocks.map(({ block_id, label }) => [block_id, label.text]));
  return {
    kind: "message",
    addressed: true,
    below: null,
    message: {
      channel: CHANNEL,
      community,
      conversation: view.private_metadata,
      person: `${team.id}:${user.id}`,
      id: `${team.id}:${view.id}`,
      text: answers.map(([slot, answer]) => `${labels.get(slot) ?? slot}: ${answer}`).join("\n"),
      choice: null,
      attachments: [],
      form: Object.fromEntries(answers),
      at: now,
    },
  };
}
