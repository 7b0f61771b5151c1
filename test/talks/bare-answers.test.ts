import { describe, expect, it } from "vitest";
import { openStage } from "./stage.ts";
import { talk } from "./talk.ts";

/** A question, in the words of its wordings, and what follows when it is answered or left out. */
interface State {
  readonly before: readonly string[];
  readonly ask: RegExp;
  readonly again: RegExp;
  readonly explain: RegExp;
  readonly next: RegExp;
  readonly why: RegExp;
}

const STATES = {
  issue: {
    before: ["我要報修"],
    ask: /哪裡要維修/,
    again: /什麼東西壞了|what is broken/,
    explain: /一句話就可以/,
    next: /您室內，還是公共區域/,
    why: /對的同事/,
  },
  place: {
    before: ["我要報修", "壞掉了不會動"],
    ask: /請問是您室內，還是公共區域/,
    again: /請問位置是在室內|Sorry, is that inside/,
    explain: /帶對工具/,
    next: /姓名/,
    why: /找得到地方/,
  },
  unit: {
    before: ["廚房水龍頭漏水"],
    ask: /請問您住在哪一棟/,
    again: /沒看出是哪一戶|which unit that is/,
    explain: /只寫「1203」/,
    next: /姓名/,
    why: /只用來處理您的事/,
  },
  name: {
    before: ["廚房水龍頭漏水", "1203"],
    ask: /留下您的姓名/,
    again: /請問您貴姓/,
    explain: /比較不失禮/,
    next: /請問您的聯絡電話|What number/,
    why: /不失禮/,
  },
  phone: {
    before: ["廚房水龍頭漏水", "1203", "王太太"],
    ask: /請問您的聯絡電話/,
    again: /沒看出電話號碼/,
    explain: /0912-345-678/,
    next: /什麼時候家裡有人|When will someone/,
    why: /就這件事聯繫您/,
  },
  when: {
    before: ["廚房水龍頭漏水", "1203", "王太太", "0912345678"],
    ask: /什麼時候家裡有人/,
    again: /哪一天、什麼時段/,
    explain: /週六早上/,
    next: /照片|photo/,
    why: /白跑一趟/,
  },
  photo: {
    before: ["走廊的燈不亮了", "王太太", "0912345678"],
    ask: /請拍張照片/,
    again: /還沒有收到照片/,
    explain: /照片按鈕/,
    next: /您剛才說的再復述|read back/,
    why: /帶對零件/,
  },
  "read-back": {
    before: ["走廊的燈不亮了", "王太太", "0912345678", "略過"],
    ask: /• 事項：走廊的燈不亮了\n/,
    again: /• 事項：走廊的燈不亮了\n/,
    explain: /• 事項：走廊的燈不亮了\n/,
    next: /已經為您登記/,
    why: /就這件事聯繫您/,
  },
} satisfies Readonly<Record<string, State>>;

/** What a good clerk says to each. `go`: please go ahead; `fix`: what shall I change? */
const TABLE = `
             issue    place    unit     name     phone    when     photo    read-back
好            go       again    go       go       go       go       again    next
ok           go       again    go       go       go       go       again    next
不是          again    again    again    next     next     next     next     fix
沒有          again    again    again    next     next     next     next     fix
nope         again    again    again    next     next     next     next     fix
1203         ask      next     next     again    again    again    ask      again
王太太        ask      ask      ask      next     again    again    again    again
明天下午      ask      ask      ask      again    ask      next     ask      again
0912345678   ask      ask      ask      again    next     again    again    again
都可以        again    again    again    next     next     next     next     next
隨便          again    again    again    next     next     next     next     again
不知道        explain  explain  explain  next     next     next     next     again
?            ask      ask      ask      ask      ask      ask      ask      again
😀           again    again    again    again    again    again    again    again
等一下        wait     wait     wait     wait     wait     wait     wait     wait
為什麼要知道？ why      why      why      why      why      why      why      again
為什麼要電話？ phone    phone    phone    phone    phone    phone    phone    phone
`;
const SAID: Readonly<Record<string, RegExp>> = {
  go: /您請說/,
  fix: /要改哪一項|Which part shall I change/,
  wait: /不急|沒問題/,
  phone: /留電話是為了/,
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

function wordingsOf({ ask, again, explain, next, why }: State): Readonly<Record<string, RegExp>> {
  return { ask, again, explain, next, why };
}

describe("a bare answer that nothing was asked for", () => {
  it.each([
    [["你好"], "王太太", /^王太太，您好/],
    [["你好"], "1203", /有什麼可以幫您/],
    [["1203", "廚房漏水"], "略過", /聯絡電話/],
    [["嗚啦", "嗚啦嗚啦"], "王太太", /^王太太，您好/],
    [["廚房漏水", "取消"], "0912345678", /有什麼可以幫您/],
    [[], "等一下", /不急|沒問題/],
    [[], "why do you need my phone number?", /reach you about this matter/],
    [[], "為什麼停水", /轉給|為您處理/],
  ])("%s, %s", async (before, bare, expected) => {
    const { desk, close } = await openStage();
    const replies = await talk(desk, [...before, bare]);
    expect(replies.at(-1)?.replies[0]?.text.replace(/^您好！物業服務公司。\n/, "")).toMatch(
      expected,
    );
    await close();
  });
});
