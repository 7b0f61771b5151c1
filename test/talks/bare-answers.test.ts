import { describe, expect, it } from "vitest";
import { openStage } from "./stage.ts";
import { talk } from "./talk.ts";

/** A question, in the words of its wordings, and what follows when it is answered or left out. */
interface State {
  readonly before: readonly string[];
  readonly again: RegExp;
  readonly explain: RegExp;
  readonly next: RegExp;
  readonly why: RegExp;
}

const READ_BACK = /• 事項：/;
const NONE = /^nothing of the kind$/;

const STATES = {
  issue: {
    before: ["我要報修"],
    again: /什麼東西壞了/,
    explain: /一句話就可以/,
    next: /哪一戶/,
    why: /對的同事/,
  },
  unit: {
    before: ["廚房水龍頭漏水"],
    again: /再請問您的房號/,
    explain: /只寫「1203」/,
    next: /聯絡電話以方便維修/,
    why: /只用來處理您的事/,
  },
  contact: {
    before: ["廚房水龍頭漏水", "1203"],
    again: NONE,
    explain: /0912-345-678/,
    next: READ_BACK,
    why: /不失禮/,
  },
  "read-back": {
    before: ["走廊的燈不亮了，B棟3樓", "王太太"],
    again: /上面的內容/,
    explain: NONE,
    next: /已經為您登記/,
    why: NONE,
  },
  // Its ticket is open already: the question may be left out.
  details: {
    before: ["這個月管理費多少"],
    again: NONE,
    explain: /讓同事知道怎麼找您/,
    next: /補在單子上，同事看得到|沒關係/,
    why: /只用來處理您的事/,
  },
} satisfies Readonly<Record<string, State>>;

/**
 * What a good clerk says to each. `go`: please go ahead; `fix`: what shall I change? `told`: it is
 * read back with the rest; `-`: nothing is held.
 */
const TABLE = `
             issue    unit     contact  read-back  details
好            go       go       go       next       go
ok           go       go       go       next       go
不是          again    next     next     fix        next
沒有          again    next     next     next       next
nope         again    next     next     fix        next
1203         again    next     next     told       next
王太太        again    again    next     again      next
明天下午      again    again    told     told       next
0912345678   again    again    told     told       next
都可以        again    next     next     next       next
隨便          again    next     next     next       next
不知道        again    next     next     again      next
?            explain  explain  explain  -          explain
😀           again    again    next     -          -
等一下        wait     wait     wait     wait       wait
為什麼要知道？ why      why      why      -          why
為什麼要電話？ phone    phone    phone    phone      phone
`;
const SAID: Readonly<Record<string, RegExp>> = {
  go: /您請說/,
  fix: /要改哪一項/,
  told: /• (?:房號：B棟1203室|方便的時間：明天下午|電話：0912-345-678)\n/,
  wait: /不急|沒問題/,
  phone: /留電話是為了/,
  "-": /./,
};

const [header = "", ...rows] = TABLE.trim().split("\n");
const states = header.trim().split(/\s+/);

describe("a bare answer is the answer to what was asked", () => {
  it.each(rows.map((row) => row.split(/\s+/)))("%s", async (bare = "", ...cells) => {
    expect(cells).toHaveLength(states.length);
    for (const [name, state] of Object.entries(STATES)) {
      const cell = cells[states.indexOf(name)] ?? "";
      const { desk, close } = await openStage();
      const replies = await talk(desk, [...state.before, bare]);
      const text =
        replies
          .at(-1)
          ?.replies.map((reply) => reply.text)
          .join("\n") ?? "";
      const known: Readonly<Record<string, RegExp>> = { ...SAID, ...wordingsOf(state) };
      expect(text, `${name} × ${bare}: ${cell}`).toMatch(known[cell] ?? /^no such cell$/);
      await close();
    }
  });
});

function wordingsOf({ again, explain, next, why }: State): Readonly<Record<string, RegExp>> {
  return { again, explain, next, why };
}

describe("a bare answer that nothing was asked for", () => {
  it.each([
    [["你好"], "王太太", /^王太太，您好/],
    [["你好"], "1203", /有什麼可以幫您/],
    [["1203", "廚房漏水"], "略過", READ_BACK],
    [["嗚啦", "嗚啦嗚啦"], "王太太", /^王太太，您好/],
    [["廚房漏水", "取消"], "0912345678", /有什麼可以幫您/],
    [[], "等一下", /不急|沒問題/],
    [[], "why do you need my phone number?", /reach you about this matter/],
    [[], "為什麼停水", /同事/],
  ])("%s, %s", async (before, bare, expected) => {
    const { desk, close } = await openStage();
    const replies = await talk(desk, [...before, bare]);
    expect(replies.at(-1)?.replies[0]?.text.replace(/^您好！物業服務公司。\n/, "")).toMatch(
      expected,
    );
    await close();
  });
});
