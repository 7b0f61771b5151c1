import { describe, expect, it } from "vitest";
import { namedStaff } from "../../../src/core/records/actor.ts";
import { DEFAULT_COMMUNITY } from "../../../src/core/records/community.ts";
import type { Ticket } from "../../../src/core/records/ticket.ts";
import { classify } from "../../../src/core/tickets/classify.ts";
import { classifyAgain } from "../../../src/core/tickets/class-again.ts";
import { withEvent } from "../../../src/core/tickets/open-ticket.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import { ticketView } from "../../../src/core/tickets/view.ts";
import { finish, newPlan } from "../../../src/core/turn/turn-plan.ts";
import { literalTicket, literalWorld, MINUTE, NOW, said } from "../literal-world.ts";
import { classes, content, filed, fire, staffTold, timerOf } from "./literal-complaint.ts";

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LEDGE = "外牆磁磚又掉下來了，差點砸到人";
const RUDE = "櫃台小姐態度很差，問個事情還翻白眼";
const NOISE = "樓上每天晚上十一點還在拖椅子";
const iso = (time: number): string => new Date(time).toISOString();
const dueOf = (ticket: Ticket) => ticketView(ticket, DEFAULT_COMMUNITY).due;

describe("the class of a complaint", () => {
  const classOf = (text: string, more = {}) =>
    classify({ kind: "complaint", texts: [text], ...more }, { classes }).class;

  it.each([
    // D3
    ["hurts somebody", "大廳地板濕，我太太滑倒摔斷手", "major"],
    ["nearly did", "the garage gate nearly crushed my car", "major"],
    ["is a standing danger", "小区电动车在楼道充电，都着过一次火了", "major"],
    ["is in the papers", "我已經把影片放上臉書，記者也來了", "major"],
    ["makes life impossible for many", "整棟停水四天了，沒辦法洗澡", "major"],
    ["keeps an old woman at home", "電梯壞了，我阿嬤坐輪椅出不了門", "major"],
    // D4
    ["is about staff", RUDE, "important"],
    ["was told and neglected", "走廊燈壞了兩個月，報了三次都沒人理", "important"],
    ["is told with a threat", "鄰居太吵，再不處理我就請律師", "important"],
    // D5
    ["is about a neighbour", NOISE, "minor"],
    ["is about rubbish", "走廊嘅垃圾三日冇人清", "minor"],
    ["is about a parking space", "我的車位B1-57又被那台白色Toyota停走了 我現在要停哪", "minor"],
    ["says nothing", "我要投訴", "minor"],
  ])("that %s", (_, text, found) => {
    expect(classOf(text)).toBe(found);
  });

  it("is one higher when it is the second on the same matter, or an angry one, and once", () => {
    expect(classOf(NOISE, { history: [literalTicket("T0")] })).toBe("important");
    expect(classOf(RUDE, { history: [literalTicket("T0")] })).toBe("major");
    expect(classOf(NOISE, { feelings: ["anger"] })).toBe("important");
    expect(classOf(`${NOISE}，我快瘋了`, { history: [literalTicket("T0")] })).toBe("important");
    expect(classOf(LEDGE, { feelings: ["insult"] })).toBe("major");
  });

  it("tells who above must hear of it, and by when", () => {
    const tell = (text: string) => classify({ kind: "complaint", texts: [text] }, { classes }).tell;
    expect(tell(LEDGE)).toEqual({ role: "director", within: "same-day" });
    expect(tell(RUDE)).toEqual({
      role: "department-head",
      within: { minutes: 60, hours: "office" },
    });
    expect(tell(NOISE)).toBeNull();
  });

  it("is none for a repair (settled questions)", () => {
    expect(classify({ kind: "repair", texts: [LEDGE] }, { classes })).toEqual({
      class: null,
      cues: [],
      tell: null,
    });
  });
});

describe("D3 a major complaint", () => {
  const { turn, ticket } = filed(LEDGE);

  it("goes to whoever is on duty at once, and stands out", () => {
    expect(staffTold(turn)).toEqual([
      {
        role: "staff",
        text: `staff.ticket ticket:TCKT-0000 class:class.major issue:${LEDGE}`,
        urgent: true,
      },
    ]);
  });

  it("has an answer in two days at the latest, and is resolved in ten, at any hour", () => {
    expect(dueOf(ticket)).toMatchObject({
      handup: "2026-11-23T10:00:00.000Z",
      answer: iso(NOW + HOUR),
      resolve: iso(NOW + 10 * DAY),
    });
    // An office that opens once a week: the next hour there comes too late.
    const seldom = { ...DEFAULT_COMMUNITY, officeDays: [7] };
    expect(ticketView(ticket, seldom).due.answer).toBe(iso(NOW + 2 * DAY));
  });

  it("goes to the director the same day with the whole case, and staff are reminded before", () => {
    const soon = timerOf(turn, "handup-soon");
    const due = timerOf(turn, "handup-due");
    expect([soon?.due, due?.due].map((time) => iso(time ?? 0))).toEqual([
      "2026-11-23T09:45:00.000Z",
      "2026-11-23T10:00:00.000Z",
    ]);
    const reminded = fire(ticket, soon);
    expect(reminded && staffTold(reminded)).toEqual([
      {
        role: "staff",
        text: `staff.handup-soon ticket:TCKT-0000 class:class.major now:今天18:00 staff:role.director issue:${LEDGE}`,
        urgent: true,
      },
    ]);
    const handed = fire(ticket, due);
    expect(handed && staffTold(handed)).toEqual([
      {
        role: "director",
        text: `staff.handup ticket:TCKT-0000 class:class.major now:今天15:30 cues:cue.safety staff:role.director issue:${LEDGE}`,
        urgent: true,
      },
    ]);
    const told = handed?.tickets[0];
    expect(told && ticketState(told).handedUp).toEqual(["director"]);
    // Once is enough.
    expect(told && fire(told, due)).toBeNull();
  });

  it.each([
    ["before the office opens", "2026-11-23T03:00:00+08:00", "2026-11-23T18:00:00+08:00"],
    ["after it closed", "2026-11-23T19:00:00+08:00", "2026-11-23T21:00:00+08:00"],
    ["late in the evening", "2026-11-23T22:30:00+08:00", "2026-11-23T22:30:00+08:00"],
    ["on a Sunday", "2026-11-22T10:00:00+08:00", "2026-11-22T21:00:00+08:00"],
  ])("goes to the director the same day: told %s", (_, at, due) => {
    const late = filed(LEDGE, { now: Date.parse(at) });
    expect(timerOf(late.turn, "handup-due")?.due).toBe(Date.parse(due));
  });

  it("that is resolved goes nowhere", () => {
    const over = withEvent(ticket, {
      kind: "resolved",
      at: NOW,
      staff: namedStaff("林主任"),
      text: "好了",
    });
    expect(fire(over, timerOf(turn, "handup-due"))).toBeNull();
    expect(fire(over, timerOf(turn, "handup-soon"))).toBeNull();
  });
});

describe("D4 an important complaint", () => {
  const { turn, ticket } = filed(RUDE);

  it("goes to the department's head within an office hour, and is done in three days", () => {
    expect(dueOf(ticket)).toMatchObject({
      handup: iso(NOW + HOUR),
      answer: iso(NOW + HOUR),
      resolve: iso(NOW + 3 * DAY),
    });
    const handed = fire(ticket, timerOf(turn, "handup-due"));
    expect(handed && staffTold(handed).map(({ role }) => role)).toEqual(["department-head"]);
    expect(staffTold(turn)[0]?.urgent).toBe(false);
  });

  it("told at night goes there an hour after the office opens", () => {
    const night = filed(RUDE, { now: Date.parse("2026-11-23T23:00:00+08:00") });
    expect(dueOf(night.ticket).handup).toBe("2026-11-24T02:00:00.000Z");
  });
});

describe("D5 a minor complaint", () => {
  it("is resolved in two days, and goes to nobody above", () => {
    const { turn, ticket } = filed(NOISE);
    expect(dueOf(ticket)).toMatchObject({ handup: null, resolve: iso(NOW + 2 * DAY) });
    expect(turn.timers.map(({ kind }) => kind)).not.toContain("handup-due");
  });

  it.each([
    ["請在這週五之前給我答覆", "2026-11-27T15:59:59.999Z"],
    ["please have this sorted by tomorrow noon", "2026-11-24T04:00:00.000Z"],
    ["三天內要給我結果", "2026-11-26T15:59:59.999Z"],
    ["聽日之前俾個答覆我", "2026-11-24T15:59:59.999Z"],
  ])("is resolved by the time that the resident asks for: %s", (note, resolve) => {
    const { turn, ticket } = filed(NOISE, { notes: [note] });
    expect(dueOf(ticket).resolve).toBe(resolve);
    expect(timerOf(turn, "resolve-due")?.due).toBe(Date.parse(resolve));
  });

  it("has two days where the time is past, or names none", () => {
    expect(dueOf(filed(NOISE, { notes: ["最晚要盡快給我回覆"] }).ticket).resolve).toBe(
      iso(NOW + 2 * DAY),
    );
  });
});

describe("a complaint of which more is told", () => {
  const { turn, ticket } = filed(NOISE);
  const toldMore = (text: string, feelings: readonly string[] = [], now = NOW + DAY) => {
    const world = literalWorld({ content, tickets: [ticket] });
    const plan = newPlan(world, world.conversation, now);
    return finish(classifyAgain(plan, ticket.id, { texts: [text], feelings }), "reply");
  };

  it("is one class higher when that is graver, and its clocks follow", () => {
    const graver = toldMore("昨天他從陽台丟花盆下來，差點砸到我");
    const [changed] = graver.tickets;
    expect(changed && ticketView(changed, DEFAULT_COMMUNITY)).toMatchObject({
      class: "major",
      cues: ["near-injury", "safety"],
      due: {
        handup: "2026-11-24T10:00:00.000Z",
        answer: iso(NOW + HOUR),
        resolve: iso(NOW + 10 * DAY),
      },
    });
    expect(graver.timers.map(({ id }) => id)).toEqual([
      "TCKT-0000.resolve-due.0",
      "TCKT-0000.handup-soon.0",
      "TCKT-0000.handup-due.0",
    ]);
    expect(staffTold(graver)).toEqual([
      {
        role: "staff",
        text: `staff.classified ticket:TCKT-0000 class:class.major issue:${NOISE}`,
        urgent: true,
      },
    ]);
    // What was set when it opened is put off to the new time.
    const early = changed && fire(changed, timerOf(turn, "resolve-due"));
    expect(early && [early.outbox, early.timers.map(({ due }) => due)]).toEqual([
      [],
      [NOW + 10 * DAY],
    ]);
  });

  it("is angry by the feeling alone", () => {
    expect(toldMore("又來了", ["anger"]).tickets.map((one) => ticketState(one).class)).toEqual([
      "important",
    ]);
  });

  it("stays what it is when it is no graver, not there or over", () => {
    expect(toldMore("請用書面答覆").tickets).toEqual([]);
    expect(toldMore("謝謝").tickets).toEqual([]);
    const world = literalWorld({ content, tickets: [ticket] });
    const plan = newPlan(world, world.conversation, NOW);
    expect(classifyAgain(plan, "T9", { texts: [LEDGE] })).toBe(plan);
    const over = withEvent(ticket, { kind: "cancelled", at: NOW, by: "resident" });
    const gone = literalWorld({ content, tickets: [over] });
    const left = newPlan(gone, gone.conversation, NOW);
    expect(classifyAgain(left, ticket.id, { texts: [LEDGE] })).toBe(left);
  });
});

describe("D2 a common complaint", () => {
  it.each([
    ["about works", "隔壁裝修，星期天一早就在鑽牆"],
    ["about what all share", "大廳的自動門又卡住關不起來"],
    ["about what is at home", "家裡的對講機一直有雜音"],
    ["about post", "信箱裡的報紙老是被別人拿走"],
    ["about cleanliness and plants", "走廊嘅垃圾三日冇人清"],
    ["about pests", "cockroaches in the rubbish room again and again"],
    ["about a service", "洗車的服務時間太短了"],
  ])("%s has the time of a minor one, and a way to be answered", (_, text) => {
    const { turn, ticket } = filed(text);
    expect(ticketState(ticket).class).toBe("minor");
    expect(said(turn)).toEqual([
      "complaint.done.minor ticket:TCKT-0000 due:今天15:30 reason:complaint.reason.grave",
    ]);
    expect(dueOf(ticket)).toMatchObject({ handup: null, resolve: iso(NOW + 2 * DAY) });
  });
});

describe("what the resident is told when it is filed", () => {
  it("C3 D10 apologises, and promises an answer by the time of its class", () => {
    expect(said(filed(NOISE).turn)).toEqual([
      "complaint.done.minor ticket:TCKT-0000 due:今天15:30 reason:complaint.reason.grave",
    ]);
    expect(said(filed(RUDE).turn)[0]).toContain("complaint.done.important");
  });

  it.each([
    [LEDGE, "complaint.reason.safety"],
    ["整棟停水四天了，沒辦法洗澡", "complaint.reason.daily-life"],
    ["記者已經來拍過了", "complaint.reason.grave"],
  ])("C4 D6 of a major one says why it goes to the management, and until when: %s", (text, why) => {
    expect(said(filed(text).turn)).toEqual([
      `complaint.done.major ticket:TCKT-0000 due:今天15:30 reason:${why}`,
    ]);
  });
});
