import { describe, expect, it } from "vitest";
import { DEFAULT_COMMUNITY } from "../../../src/core/records/community.ts";
import type { Conversation, ToldDanger } from "../../../src/core/records/conversation.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import type { Interpretation } from "../../../src/core/understanding/interpretation.ts";
import { ticketView } from "../../../src/core/tickets/view.ts";
import { taken } from "../literal-message.ts";
import { NOW, alerted, literalDanger, literalTicket, said, showing } from "../literal-world.ts";
import {
  asks,
  cried,
  dangerIn,
  emergencyTicket,
  heard,
  home,
  tells,
  wang,
  within,
  none,
} from "./literal-danger.ts";
import { matterOf } from "./literal-talk.ts";

describe("what is advised depends on what is told", () => {
  it("whoever wants to die is spoken to otherwise than whoever sees somebody", () => {
    const wish = (text: string): ToldDanger | undefined =>
      dangerIn(heard(text, { danger: "self-harm", dangerLikely: 1 }));
    expect(wish("我想死")).toMatchObject({ kind: "self-harm", ofAnother: false, over: false });
    expect(wish("有人要跳樓")).toMatchObject({ kind: "self-harm", ofAnother: true });
    expect(dangerIn(heard("有人困住", { danger: "trapped", dangerLikely: 1 }))?.ofAnother).toBe(
      false,
    );
  });

  it("somebody who fell is hurt, whatever it was taken for", () => {
    const fell = dangerIn(heard("我爸跌倒了", { danger: "other", dangerLikely: 1 }));
    expect(fell).toMatchObject({ kind: "medical", advised: ["medical"] });
    expect(dangerIn(heard("救命", { danger: "other", dangerLikely: 1 }))).toMatchObject({
      kind: "other",
    });
  });

  it("a lift that is stuck again stays a lift", () => {
    const lift = { kind: "trapped", advice: "emergency.advice.trapped-lift", over: true } as const;
    const again = within("又卡住了", {}, lift);
    expect(said(again)[0]).toBe("emergency.advice.trapped-lift");
    const other = heard(
      "卡住了",
      { danger: "trapped", dangerLikely: 1 },
      { dangers: [{ ...literalDanger, ...lift }] },
    );
    expect(said(other)[0]).not.toBe("emergency.advice.trapped-lift");
  });

  it("where they were in danger before may be where they are", () => {
    const known = literalTicket("T1", {
      kind: "added",
      at: NOW,
      slots: { unit: home },
      by: "resident",
    });
    const again = heard(
      "又漏瓦斯",
      { danger: "gas", dangerLikely: 1 },
      { dangers: [{ ...literalDanger, over: true }] },
      [literalTicket("T0"), known],
    );
    expect(said(again).at(-1)).toBe("emergency.place-known");
    const asked = cried("gas", { matters: [matterOf({ unit: home }, "issue")] });
    expect(said(asked).at(-1)).toBe("emergency.place-known");
  });

  it("of no kind is of the first that is told", () => {
    const told = within(
      "失火",
      { danger: "fire", dangerLikely: 1 },
      {
        kind: "other",
        advice: "emergency.advice.other",
        advised: ["other"],
      },
    );
    expect(told.tickets.map(({ id }) => id)).toEqual(["T1"]);
    expect(dangerIn(told)).toMatchObject({
      kind: "fire",
      advice: "emergency.advice.fire",
      advised: ["other", "fire"],
    });
    expect(said(told)).toEqual(["emergency.advice.fire"]);
  });

  it("whoever is caught or small in a fire is told what holds for the fire", () => {
    const caught = (text: string): readonly string[] =>
      said(within(text, { danger: "trapped", dangerLikely: 1 }));
    expect(caught("困住了")).toEqual(["emergency.answer.leave-or-stay"]);
    expect(caught("出不去")).toEqual(["emergency.advice.fire-in"]);
    const child = within("有小孩", { danger: "helpless", dangerLikely: 1 });
    expect(said(child)).toEqual(["emergency.worse"]);
    expect(dangerIn(child)?.advice).toBe("emergency.advice.fire");
  });

  it("smoke on the way out changes what to do", () => {
    const turn = within("樓梯都是煙");
    expect(said(turn)).toEqual([dangerIn(turn)?.advice]);
    expect(dangerIn(turn)?.advice).not.toBe("emergency.advice.fire");
    expect(alerted(turn)).toEqual(["staff: staff.added"]);
    const again = within("樓梯都是煙", { danger: "fire", dangerLikely: 1 });
    expect(said(again)).toEqual([dangerIn(turn)?.advice]);
    const asked = within("樓梯都是煙", asks("windows"));
    expect(said(asked)).toEqual(["emergency.answer.windows"]);
    expect(said(within("樓梯都是煙", tells("child-inside")))).toEqual([dangerIn(turn)?.advice]);
    const burns = within("樓梯都是煙", tells("clothes-burn"));
    expect(said(burns)).toEqual(["situation.clothes-burn"]);
    expect(dangerIn(burns)?.advice).toBe(dangerIn(turn)?.advice);
    expect(dangerIn(within("衣服著火", tells("clothes-burn")))?.advice).toBe(
      "emergency.advice.fire",
    );
    const other = { kind: "other", advice: "emergency.advice.other", advised: ["other"] } as const;
    const fell = within("我爸跌倒", {}, { ...other, advised: ["other"] });
    expect(alerted(fell)).toEqual(["staff: staff.added", "supervisor: staff.emergency"]);
  });

  it("a situation told with more of the danger is answered, and staff are called", () => {
    const child = within("小孩在裡面", {
      danger: "fire",
      dangerLikely: 1,
      ...tells("child-inside"),
    });
    expect(said(child)).toEqual(["situation.child-inside"]);
    expect(alerted(child)).toContain("supervisor: staff.emergency");
    const calm = within(
      "水淹",
      { danger: "flood", dangerLikely: 0.9, ...tells("water-rises") },
      { kind: "other" },
    );
    expect(said(calm)[0]).toBe("situation.water-rises");
  });

  it("first aid is said in place of what holds for anybody hurt", () => {
    const choking = heard("噎到", { danger: "medical", dangerLikely: 1, ...asks("choking") });
    expect(said(choking).slice(0, 2)).toEqual(["emergency.answer.choking", "emergency.alerted"]);
    const fire = cried("fire", {}, asks("choking"));
    expect(said(fire)[0]).toBe("emergency.advice.fire");
  });
});

describe("what staff see of a danger", () => {
  const phrases = showing(["ticket", "text", "issue", "danger", "unit"]);
  const told = (
    text: string,
    meaning: Partial<Interpretation>,
    change: Partial<Conversation> = {},
  ): Turn =>
    heard(text, meaning, { dangers: [literalDanger], ...change }, [emergencyTicket()], phrases);

  it("is whose, what and where, and stands out", () => {
    const child = told("小孩還在裡面", tells("child-inside"));
    expect(alerted(child)).toEqual([
      "staff: staff.added ticket:T1 issue:小孩還在裡面",
      "supervisor: staff.emergency ticket:T1 issue:小孩還在裡面 danger:danger.fire",
    ]);
    const hurt = told("人倒了", { danger: "medical", dangerLikely: 1 });
    expect(alerted(hurt)[1]).toContain("danger:danger.medical");
    const over = told("沒事了", asks("all-clear"));
    expect(alerted(over)).toEqual(["staff: staff.all-clear ticket:T1 text:沒事了"]);
    for (const turn of [child, over])
      for (const one of turn.outbox.slice(1))
        expect(one).toMatchObject({ ticket: "T1", urgent: true });
  });

  it("is how it began and what was said last, however much it was", () => {
    const long = told("火".repeat(2_000), {});
    const issue = (long.tickets[0] && ticketView(long.tickets[0], DEFAULT_COMMUNITY).issue) ?? "";
    expect(issue).toMatch(/^漏水\n火+…火+$/u);
    expect(issue).toHaveLength(1_001);
  });
});

describe("where it is", () => {
  const asked = { placed: false, asked: 1 };
  const phrases = showing(["unit"]);
  const told = (
    text: string,
    meaning: Partial<Interpretation>,
    change: Partial<ToldDanger> = asked,
  ): Turn =>
    heard(
      text,
      meaning,
      { dangers: [{ ...literalDanger, ...change }] },
      [emergencyTicket()],
      phrases,
    );

  it("is read back as understood, or in their own words where those say more", () => {
    const entities = { ...none, unit: home };
    expect(said(told("A棟1203", { entities }))).toEqual(["emergency.placed unit:A棟1203室"]);
    expect(said(told("A棟1203對面的5號", { entities }))).toEqual([
      "emergency.placed unit:A棟1203對面的5號",
    ]);
    expect(said(told(`A棟1203對面的5號${"，".repeat(40)}`, { entities }))).toEqual([
      "emergency.placed unit:A棟1203室",
    ]);
    expect(said(told("不是5號，A棟1203", { entities, corrects: true }))).toEqual([
      "emergency.placed unit:A棟1203室",
    ]);
  });

  it("was asked for: that comes before what it resembles", () => {
    const span = {
      kind: "unit",
      parts: { building: "2" },
      start: 0,
      end: 2,
      whose: "writer",
      about: "home",
      score: 1,
      because: [],
      answer: false,
      strength: "part",
      clause: true,
    } as const;
    const tell = { spans: [span], match: taken("fee-inquiry") };
    expect(said(told("2棟", tell))).toEqual(["emergency.placed unit:2棟"]);
    expect(said(told("2棟", tell, {}))).toEqual(["emergency.later"]);
  });

  it("is any place that they can say, once it was asked for", () => {
    const spot = told("便利商店門口", {});
    expect(dangerIn(spot)).toMatchObject({ placed: true, asked: 1 });
    const unasked = told("便利商店門口", {}, { placed: false, asked: 0 });
    expect(dangerIn(unasked)).toMatchObject({ placed: false, asked: 1 });
  });

  it("tells who they are as well, and that is known from then on", () => {
    const entities = { ...none, unit: home, name: wang, phone: "+886912345678" };
    expect(told("王太太 A棟1203", { entities }).conversation.known).toEqual({
      name: wang,
      phone: "+886912345678",
    });
  });
});
