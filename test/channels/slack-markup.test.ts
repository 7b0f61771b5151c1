import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escaped, plainText } from "../../src/channels/slack/markup.ts";
import { alertPosts, postsOf } from "../../src/channels/slack/render.ts";
import { splitText } from "../../src/core/text/split-text.ts";

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
        const sent = escaped(text).join("");
        expect(sent).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
        expect(plainText(sent, "U0BOT")).toBe(text.trim());
      }),
      { numRuns: 2_000 },
    );
  });

  it("is cut into pieces that Slack takes, in order, whole characters each", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 10, max: 3_000 }), (text, most) => {
        const pieces = splitText(escaped(text), most);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(most);
          expect(piece).not.toMatch(/^[\uDC00-\uDFFF]|&(?!amp;|lt;|gt;)/);
        }
        expect(pieces.join("")).toBe(escaped(text).join(""));
        expect(pieces.length).toBeLessThanOrEqual(1 + (2 * text.length * 5) / (most - 5));
      }),
      { numRuns: 300 },
    );
  });

  it("becomes posts within Slack's limits, with the buttons on the last", () => {
    const choice = fc.record({ label: fc.string({ maxLength: 200 }), value: fc.string() });
    fc.assert(
      fc.property(texts, fc.array(choice, { maxLength: 60 }), (text, choices) => {
        const posts = postsOf({ text, choices });
        expect(posts.map((post) => post.text).join("")).toBe(escaped(text).join(""));
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

describe("our own links and mentions for Slack", () => {
  const shownIn = (posts: ReturnType<typeof postsOf>): string =>
    posts
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === "section" ? [block.text?.text ?? ""] : []))
      .join("");

  it("are the numbers that somebody in danger is to dial, whole, and nothing else", () => {
    const numbers = ["119", "110"];
    fc.assert(
      fc.property(texts, fc.nat({ max: 500 }), (text, times) => {
        const told = `${text}\n${"請撥打 119，或 110。".repeat(times + 1)}`;
        const posts = postsOf({ text: told, choices: [], danger: { numbers } });
        const ours = shownIn(posts).match(/<[^>]*>/g) ?? [];
        expect(new Set(ours)).toEqual(new Set(["<tel:119|119>", "<tel:110|110>"]));
        expect(ours.length).toBeGreaterThanOrEqual(2 * (times + 1));
        expect(posts.map((post) => post.text).join("")).toBe(`⚠️ ${escaped(told).join("")}`);
        for (const { blocks } of posts)
          for (const block of blocks)
            if (block.type === "section")
              expect(block.text?.text.length).toBeLessThanOrEqual(3_000);
      }),
      { numRuns: 100 },
    );
  });

  it("are one call to the channel and one link in an urgent alert, whatever it repeats", () => {
    const screen = "https://desk.example.com/c/main/staff#7K3M-Q2XD";
    const about = { ticket: "7K3M-Q2XD", call: "<!channel>" };
    fc.assert(
      fc.property(texts, (text) => {
        const posts = alertPosts({ ...about, text }, screen);
        expect(shownIn(posts).match(/<[^>]*>/g)).toEqual(["<!channel>", `<${screen}|7K3M-Q2XD>`]);
        expect(posts.map((post) => post.text).join("")).not.toMatch(/[<>]/);
        const calm = alertPosts({ ...about, call: "", text }, null);
        expect(shownIn(calm)).toBe(escaped(text).join(""));
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
    [":fire::fire: 三樓", "🔥🔥 三樓"],
    [":sos: :rotating_light: :ambulance: :fire_engine: :police_car:", "🆘 🚨 🚑 🚒 🚓"],
    [":+1::skin-tone-3:", "👍"],
    [":parrot: 10:30:20 :fire", ":parrot: 10:30:20 :fire"],
    ["3 &lt; 5 &amp;&amp; &amp;lt;", "3 < 5 && &lt;"],
  ])("%s is %s", (sent, written) => {
    expect(plainText(sent, "U0BOT")).toBe(written);
  });
});
