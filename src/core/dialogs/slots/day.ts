import { z } from "zod";
import { slot } from "../../turn/slot.ts";
import { normalise } from "../../text/normalise.ts";

/** The day of a move or of works, in the resident's words. */
export const day = slot({
  id: "day",
  schema: z.string(),
  words: (value) => value,
  tells: ({ text, entities }) => entities.when ?? DAY.exec(text)?.[0] ?? null,
  named: new RegExp(normalise("哪天|日期|幾號|\\bdate\\b|\\bwhich day\\b"), "u"),
});

const DAY =
  /\d{1,2}[月/]\d{1,2}[日號号]?|(?:下|這|这|本)?(?:週|周|星期|禮拜|礼拜)[一二三四五六日天]|(?:今|明|後|后|聽|听)[天日]|\b(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/iu;
