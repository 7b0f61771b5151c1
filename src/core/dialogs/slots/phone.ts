import { z } from "zod";
import { slot } from "../../turn/slot.ts";
import { normalise } from "../../text/normalise.ts";

/** A number to call back, E.164. */
export const phone = slot({
  id: "phone",
  schema: z.string(),
  words: (value) => value,
  tells: ({ entities }) => entities.phone,
  answers({ text, content, community }) {
    const told = content.understanding.answers(text, community.country).phone;
    return told ? { phone: told } : {};
  },
  corrects: ({ text, content, community }) =>
    content.understanding.answers(text, community.country).phone,
  named: new RegExp(
    normalise("電話|手機|號碼(?!.*房)|聯絡方式|\\b(?:phone|mobile|number|contact)\\b"),
    "u",
  ),
  form: true,
  remembered: true,
});
