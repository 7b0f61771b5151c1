import { z } from "zod";
import { phoneWords } from "../../courtesy/phone-words.ts";
import { slot } from "../../turn/slot.ts";
import { normalise } from "../../text/normalise.ts";

/** A number to call back, E.164. */
export const phone = slot({
  id: "phone",
  schema: z.string(),
  words: phoneWords,
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
