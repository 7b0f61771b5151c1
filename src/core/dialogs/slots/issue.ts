import { z } from "zod";
import { slot } from "../../turn/slot.ts";

/** What is wrong or wanted, in the resident's words: the notes of a matter. */
export const issue = slot({ id: "issue", schema: z.string(), words: (value) => value });
