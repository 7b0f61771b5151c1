import { expect, test } from "vitest";
import { LANGUAGES } from "../../../src/core/records/message.ts";
import { productContent } from "../../product-content.ts";
import { heard } from "../dialogs/literal-talk.ts";
import { taken } from "../literal-message.ts";

const { phrases } = await productContent();

/** An apology, why, and what can be done instead, in whatever words. */
const SAID = {
  zh: [/抱歉|對不起|不好意思/, /範圍|幫不上忙/, /告訴我|樂意|馬上|同事/],
  en: [
    /sorry|afraid/i,
    /outside|beyond|can't help/i,
    /glad to|please tell me|can take care|colleague/i,
  ],
};

test.each(LANGUAGES.filter((language) => language !== "zh-Hans"))(
  "B20 whoever is refused hears an apology, the reason, and another way, in every wording: %s",
  (language) => {
    const replies = [0, 1, 2].map((times) => {
      const turn = heard("明天會下雨嗎", {
        meaning: { match: taken("out-of-scope"), language },
        conversation: { said: { "out-of-scope": times } },
        content: { phrases },
      });
      return turn.outbox[0]?.text ?? "";
    });
    expect(new Set(replies).size).toBe(3);
    for (const reply of replies)
      for (const part of SAID[language === "en" ? "en" : "zh"]) expect(reply).toMatch(part);
  },
);
