import { z } from "zod";
import { optionally, usually } from "../core/variable.ts";
import { LOG_LEVELS } from "./log.ts";

/** What is said, and what is logged. */
export const RUNTIME_VARIABLES = {
  CONTENT_DIR: optionally(z.string(), {
    meaning: "Your own content, instead of what came along.",
    expected: "a folder that holds intents/ and dialogs/",
  }),
  BURST_MS: usually(
    "1500",
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.int().max(10_000)),
    {
      meaning: "So many ms a reply waits for what else is being written; 0 for not at all.",
      expected: "0 to 10000",
    },
  ),
  TUNING_APPROVAL: usually("no", z.enum(["yes", "no"]), {
    meaning: "With yes a second admin approves what is published; what is undone needs none.",
    expected: "yes or no",
  }),
  LOG_LEVEL: usually("info", z.enum(LOG_LEVELS), {
    meaning: "The least that is logged: info, warn, error, or silent for nothing.",
    expected: "info, warn, error or silent",
  }),
};
