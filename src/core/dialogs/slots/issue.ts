import { z } from "zod";
import { slot } from "../../turn/slot.ts";
import { issueIn } from "../issue.ts";

/** What is wrong or wanted, in the resident's words. */
export const issue = slot({
  id: "issue",
  schema: z.string(),
  words: (value) => value,
  answers({ text, dialog, act, nonAnswer, isAnother, community, content }) {
    // 「沒電了」 is told like a no.
    if (nonAnswer !== null || (act !== null && act !== "no") || isAnother) return {};
    const told = issueIn(text, dialog, { community, content });
    return told === null ? {} : { issue: told };
  },
});
