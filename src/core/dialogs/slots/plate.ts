import { z } from "zod";
import { slot } from "../../turn/slot.ts";
import { normalise } from "../../text/normalise.ts";

/** A car's number plate: RDK-3391, 京A8K210, KX 4412. */
export const plate = slot({
  id: "plate",
  schema: z.string(),
  words: (value) => value,
  tells: ({ text }) => PLATE.exec(text.normalize("NFKC"))?.[0].toUpperCase().trim() ?? null,
  named: new RegExp(normalise("車牌|車號|\\bplate\\b"), "u"),
});

const PLATE =
  /(?<![\w-])(?:[\p{Script=Han}][A-Za-z][A-Za-z0-9]{5,6}|[A-Za-z]{2,3}[- ]?\d{3,4}|\d{3,4}[- ]?[A-Za-z]{2,3})(?![\w-])/u;
