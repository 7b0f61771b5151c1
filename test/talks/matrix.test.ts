import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openStage } from "./stage.ts";
import { talk } from "./talk.ts";

/** Messages that bring a conversation into each state a dialog can be in. */
const STATES: Readonly<Record<string, readonly string[]>> = {
  "nothing said": [],
  greeted: ["你好"],
  "asked what is wrong": ["我要報修"],
  "asked the unit": ["廚房水龍頭漏水"],
  "asked the contact": ["廚房水龍頭漏水", "1203"],
  "reading back": ["走廊的燈不亮了，B棟3樓", "王太太"],
  "asked what to correct": ["走廊的燈不亮了，B棟3樓", "王太太", "不對"],
  "ticket opened": ["走廊的燈不亮了，B棟3樓", "王太太", "對"],
  "asked who it is, its ticket open": ["這個月管理費多少錢"],
  "asked whether to cancel": ["走廊的燈不亮了，B棟3樓", "王太太", "對", "不用修了，已經亮了"],
  "emergency, asked the unit": ["廚房有很重的瓦斯味"],
  "two matters": ["廚房水龍頭漏水，另外這個月管理費多少錢"],
  "waiting for a person": ["我要找真人"],
};

const WORDS: Readonly<Record<string, string>> = {
  person: "找真人",
  cancel: "取消",
  back: "上一步",
  repeat: "再說一次",
  restart: "重新開始",
  skip: "略過",
  language: "English please",
  correct: "不對，是1205",
  digress: "這個月管理費多少錢",
  thanks: "謝謝",
  nonsense: "嗚啦嗚啦嗚啦",
  nothing: "",
  farewell: "再見",
};

describe("in every state", () => {
  for (const [state, before] of Object.entries(STATES)) {
    it(`"${state}", each word is answered and breaks nothing`, async () => {
      for (const [word, text] of Object.entries(WORDS)) {
        const { desk, close } = await openStage();
        const thanks = word === "language" ? "thanks" : "謝謝";
        const replies = await talk(desk, [...before, text, thanks]);
        const answer = replies.at(-2);
        expect(answer?.replies, `${state} × ${word}`).toHaveLength(1);
        expect(answer?.replies[0]?.text.trim(), `${state} × ${word}`).not.toBe("");
        if (word === "person") expect(answer?.owner, state).toBe("waiting");
        if (word === "language") expect(answer?.replies[0]?.text, state).toMatch(/English/);
        if (word === "cancel" && !state.startsWith("emergency"))
          expect(answer?.draft, state).toBeNull();
        // A13: 您, never 你.
        for (const { text: said } of replies.flatMap((reply) => reply.replies))
          expect(said, `${state} × ${word}`).not.toMatch(/[你妳]/);
        // A11: thanks are answered with 請別客氣 wherever they come.
        const thanked = word === "language" ? /welcome|pleasure/ : /請別客氣/;
        expect(replies.at(-1)?.replies[0]?.text, `${state} × ${word} × thanks`).toMatch(thanked);
        await close();
      }
    });
  }
});

describe("any conversation", () => {
  const word = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...Object.values(WORDS)) },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        "廚房水龍頭漏水",
        "1203",
        "王太太",
        "0912345678",
        "明天下午",
        "對",
        "不對",
        "The lift is broken",
        "我要投訴樓上很吵",
        "瓦斯味很重",
        "2",
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  );

  it("is answered at every turn", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 14 }), async (texts) => {
        const { desk, close } = await openStage();
        const replies = await talk(desk, texts);
        for (const reply of replies) expect(reply.replies).toHaveLength(1);
        await close();
      }),
      { numRuns: 25 },
    );
  });

  it("B5 that says nothing but nonsense never hears the same words twice in a row", async () => {
    for (const state of [
      "nothing said",
      "asked the unit",
      "reading back",
      "waiting for a person",
    ]) {
      const { desk, close } = await openStage();
      const replies = await talk(desk, [
        ...(STATES[state] ?? []),
        ...Array.from({ length: 6 }, () => "嗚啦嗚啦嗚啦"),
      ]);
      const texts = replies.map(({ replies: [first] }) => first?.text ?? "");
      for (const [n, text] of texts.entries()) expect(text, state).not.toBe(texts[n + 1]);
      await close();
    }
  });
});
