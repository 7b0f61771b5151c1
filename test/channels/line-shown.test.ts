import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineFiles } from "../../src/channels/line/files.ts";
import { messagesOf } from "../../src/channels/line/messages.ts";
import { CHEN } from "./line-desk.ts";
import { buttonsIn, callsIn, readOf, shownSchema } from "./line-messages.ts";

const id = "turn-1.r";
const to = { person: CHEN };
const shown = (...of: Parameters<typeof messagesOf>) => shownSchema.parse(messagesOf(...of));

describe("what LINE shows", () => {
  it("has its choices below the last message, shortened to what a button holds", () => {
    const label = "要修改房號、姓名、電話或者其他任何一個地方的內容";
    const choices = [{ label, value: "correct" }];
    const [first, last] = shown({ id, text: "字".repeat(5_001), choices }, to);
    expect(buttonsIn(first)).toEqual([]);
    const [button] = buttonsIn(last);
    expect(button).toMatchObject({ label: `${label.slice(0, 19)}…`, displayText: label });
    expect(button?.data).not.toContain(CHEN);
  });

  it("numbers choices that are too many for it, or of which it could not tell one", () => {
    const many = Array.from({ length: 14 }, (_, n) => ({ label: `第${n}戶`, value: `u${n}` }));
    const [all] = shown({ id, text: "哪一戶？", choices: many }, to);
    expect(all).toEqual({ type: "text", text: expect.stringMatching(/^哪一戶？\n1\. 第0戶\n2\./) });
    const long = [{ label: "是", value: "x".repeat(300) }];
    const [one] = shown({ id, text: "對嗎？", choices: long }, to);
    expect(one).toEqual({ type: "text", text: "對嗎？\n1. 是" });
  });

  it("is a card for what is read back", () => {
    const text = "我復述一遍：\n• 事項：漏水\n• 房號：A棟12樓1203室\n對嗎？";
    const [card] = shown({ id, text, choices: [{ label: "對", value: "yes" }] }, to);
    expect(card).toMatchObject({ type: "flex", altText: text });
    expect(card === undefined ? "" : readOf(card)).toBe(text);
    expect(buttonsIn(card)).toHaveLength(1);
  });

  it("can be dialled where somebody is in danger, by the numbers alone that are ours to name", () => {
    const text = "請先離開，再打 119 或 1999。";
    const [card] = shown({ id, text, choices: [], danger: { numbers: ["119"] } }, to);
    expect(callsIn(card)).toEqual(["tel:119"]);
  });

  it("is what LINE takes, whatever is said", () => {
    const texts = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }),
      fc.string({ unit: "binary", minLength: 1, maxLength: 50 }),
      fc.integer({ min: 1, max: 4_000 }).map((n) => "樓🏢\n".repeat(n)),
      fc
        .array(fc.constantFrom("• 事項：漏水", "119", "對嗎？"), { minLength: 1 })
        .map((all) => all.join("\n")),
    );
    const choice = fc.record({
      label: fc.string({ unit: "grapheme", minLength: 1, maxLength: 400 }),
      value: fc.string({ maxLength: 400 }),
    });
    const danger = fc.constantFrom<{ numbers: string[] } | undefined>(undefined, {
      numbers: ["119", "110", "02-2345-6789#12"],
    });
    fc.assert(
      fc.property(texts, fc.array(choice, { maxLength: 20 }), danger, (text, choices, inDanger) => {
        const reply = {
          id,
          text,
          choices,
          ...(inDanger === undefined ? {} : { danger: inDanger }),
        };
        expect(shownSchema.safeParse(messagesOf(reply, to)).success).toBe(true);
      }),
    );
  });
});

describe("LINE's files", () => {
  it("are fetched from LINE's own host alone, and never from inside", async () => {
    const asked: string[] = [];
    const files = lineFiles(
      { dataUrl: "https://api-data.line.me", accessToken: "t" },
      (name, done) => {
        asked.push(name);
        done(null, [{ address: "127.0.0.1", family: 4 }]);
      },
    );
    const { signal } = new AbortController();
    for (const source of ["1", "../../../evil.example/", "https://evil.example/a", "@evil.example"])
      expect(await files.fetch(source, signal)).toMatchObject({
        kind: "gone",
        reason: "not-public",
      });
    expect(new Set(asked)).toEqual(new Set(["api-data.line.me"]));
  });
});
