import type { types } from "@slack/bolt";
import type { Form } from "../../core/records/message.ts";

/** By this buttons of choices are known again. */
export const CHOICE = "choice:";
/** By this our forms and the buttons that open them are. */
export const FORM = "form";

/** The button carries the whole form, so that nothing has to be looked up when it is pressed. */
export function formButton(form: Form): types.Button {
  const text = { type: "plain_text", text: form.title, emoji: false } as const;
  return { type: "button", action_id: FORM, text, value: JSON.stringify(form) };
}
