import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapedPieces, plainText } from "../../src/channels/slack/markup.ts";
import { postsOf } from "../../src/channels/slack/render.ts";

/** Text with what Slack would take for more than text. */
const risky = fc
  .array(
    fc.oneof(
      fc.constantFrom("<!channel>", "<@U0CHEN>", "<#C1|x>", "<http://x|y>", "&lt;", "&", "<", "\n"),
      fc.string({ unit: "binary" }),
      fc.constantFrom("漏水", "👨‍👩‍👧", "𠮷", "@here"),
    ),
    { maxLength: 200 },
  )
  .map((parts) => parts.join(""));
const texts = fc.tuple(risky, fc.nat({ max: 60 })).map(([text, times]) => text.repeat(times + 1));

describe("text for Slack", () => {
  it("holds no mention, channel or link, and comes back as it was", () => {
    fc.assert(
      fc.property(risky, (text) => {
        const sent = escapedPieces(text, 1_000).join("");
        expect(sent).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
        expect(plainText(sent, "U0BOT")).toBe(text.trim());
      }),
      { numRuns: 2_000 },
    );
  });

  it("is cut into pieces that Slack takes, in order, whole characters each", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 10, max: 3_000 }), (text, most) => {
        const pieces = escapedPieces(text, most);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(most);
          expect(piece).not.toMatch(/^[\uDC00-\uDFFF]|&(?!amp;|lt;|gt;)/);
        }
        expect(pieces.join("")).toBe(escapedPieces(text, Number.MAX_SAFE_INTEGER).join(""));
        expect(pieces.length).toBeLessThanOrEqual(1 + (2 * text.length * 5) / (most - 5));
      }),
      { numRuns: 300 },
    );
  });

  it("becomes posts within Slack's limits, with the buttons on the last", () => {
    const choice = fc.record({ label: fc.string({ maxLength: 200 }), value: fc.string() });
    fc.assert(
      fc.property(texts, fc.array(choice, { maxLength: 60 }), (text, choices) => {
        const posts = postsOf(text, choices);
        expect(posts.map((post) => post.text).join("")).toBe(escapedPieces(text, 3_000).join(""));
        for (const [n, { blocks }] of posts.entries()) {
          expect(blocks.length).toBeLessThanOrEqual(50);
          const rows = blocks.flatMap((block) => (block.type === "actions" ? [block] : []));
          if (n < posts.length - 1) expect(rows).toEqual([]);
          for (const { elements } of rows) expect(elements.length).toBeLessThanOrEqual(25);
          const shown = blocks.flatMap((block) =>
            block.type === "section" ? (block.text?.text.length ?? 0) : [],
          );
          expect(Math.max(...shown)).toBeLessThanOrEqual(3_000);
          expect(shown.length).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("text from Slack", () => {
  it.each([
    ["<@U0BOT> 廚房漏水", "廚房漏水"],
    ["漏水 <@U0BOT>", "漏水"],
    ["找 <@U0CHEN|陳先生> 或 <@U0LIN>", "找 @陳先生 或"],
    ["在 <#C0LOBBY|大廳>", "在 #大廳"],
    ["<!here> <!subteam^S1|@team> 有人嗎", "@team 有人嗎"],
    ["<https://example.com/a|example.com/a>", "example.com/a"],
    ["<https://example.com/a>", "https://example.com/a"],
    ["<tel:0912345678|0912-345-678>", "0912-345-678"],
    ["<mailto:a@b.tw>", "a@b.tw"],
    ["3 &lt; 5 &amp;&amp; &amp;lt;", "3 < 5 && &lt;"],
  ])("%s is %s", (sent, written) => {
    expect(plainText(sent, "U0BOT")).toBe(written);
  });
});
