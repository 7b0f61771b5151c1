import { z } from "zod";
import { fileWords } from "../../courtesy/file-words.ts";
import { attachmentSchema } from "../../records/message.ts";
import { slot } from "../../turn/slot.ts";
import { normalise } from "../../text/normalise.ts";

/** Pictures of it, and what else was sent: a recording, a paper. */
export const photo = slot({
  id: "photo",
  schema: z.array(attachmentSchema),
  blank: "photos",
  words: fileWords,
  attached: (files) => [...files],
  merge: (before, more) => [...before, ...more],
  adds: true,
  named: new RegExp(normalise("照|拍|圖|\\b(?:photos?|pictures?|pics?)\\b"), "u"),
});
