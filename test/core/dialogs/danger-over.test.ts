import { describe, expect, it } from "vitest";
import { DEFAULT_COMMUNITY } from "../../../src/core/records/community.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { ticketView } from "../../../src/core/tickets/view.ts";
import { taken } from "../literal-message.ts";
import { NOW, alerted, literalDanger, said } from "../literal-world.ts";
import { HOUR, asks, dangerIn, leak, home, tells, within, none } from "./literal-danger.ts";

describe("that it is over", () => {
  it("is told to staff, and the resident is free for other things", () => {
    const turn = within("沒事了", asks("all-clear"));
    expect(said(turn)).toEqual(["emergency.all-clear"]);
    expect(alerted(turn)).toEqual(["staff: staff.all-clear"]);
    expect(dangerIn(turn)).toMatchObject({ over: true, saidAt: NOW });
    expect(turn.conversation.owner).toEqual({ kind: "bot", epoch: 2 });
    expect(turn.tickets[0] && ticketView(turn.tickets[0], DEFAULT_COMMUNITY)).toMatchObject({
      status: "recorded",
      issue: "漏水\n沒事了",
    });
  });

  it("offers what rested", () => {
    const turn = within("沒事了", asks("all-clear"), {}, { matters: [{ ...leak, open: null }] });
    expect(said(turn)).toEqual(["emergency.all-clear", "emergency.resume-offer"]);
    expect(turn.conversation.pending).toEqual({ kind: "resume" });
  });

  it("may be said by a situation or a cancel, and not while somebody is in it", () => {
    expect(said(within("煙散了", tells("smoke-gone")))).toEqual([
      "situation.smoke-gone",
      "emergency.over",
    ]);
    expect(said(within("取消", { control: { kind: "cancel" } }))).toEqual(["emergency.all-clear"]);
    const still = within("還在樓梯間", asks("all-clear"));
    expect([said(still), dangerIn(still)?.over]).toEqual([["emergency.noted"], false]);
    const child = within("沒事了", { ...asks("all-clear"), ...tells("child-inside") });
    expect(dangerIn(child)?.over).toBe(false);
  });

  it("holds for all that last, and changes no owner who is not waited for", () => {
    const older = { ...literalDanger, ticket: "T2", saidAt: NOW - 3 * HOUR };
    const both = within(
      "沒事了",
      asks("all-clear"),
      {},
      {
        dangers: [older, literalDanger],
        owner: { kind: "bot", epoch: 2 },
      },
    );
    expect(both.conversation.dangers.map(({ over }) => over)).toEqual([false, true]);
    expect(both.conversation.owner).toEqual({ kind: "bot", epoch: 2 });
  });

  it("is not believed of somebody who wanted to die, but of whoever saw another", () => {
    const self = within("沒事了", asks("all-clear"), { kind: "self-harm", advised: ["self-harm"] });
    expect(dangerIn(self)?.over).toBe(false);
    expect(self.conversation.owner.kind).toBe("waiting");
    const seen = within("沒事了", asks("all-clear"), {
      kind: "self-harm",
      advised: ["self-harm"],
      ofAnother: true,
    });
    expect(dangerIn(seen)?.over).toBe(true);
  });
});

describe("right after it was called off", () => {
  const over = { over: true };
  const free = { owner: { kind: "bot", epoch: 2 } } as const;
  const after = (text: string, meaning = {}, told = {}, change = {}): Turn =>
    within(text, meaning, { ...over, ...told }, { ...free, ...change });

  it("relief is met with relief, and what is told belongs to it", () => {
    expect(said(after("不好意思"))).toEqual(["emergency.glad"]);
    expect(said(after("真的沒事", asks("all-clear")))).toEqual(["emergency.glad"]);
    expect(said(after("只是烤焦"))).toEqual(["emergency.noted-after"]);
    expect(alerted(after("只是烤焦"))).toEqual(["staff: staff.added"]);
  });

  it("whether it is safe is answered, other matters are matters", () => {
    expect(said(after("可以回去嗎", asks("go-back")))).toEqual(["emergency.answer.go-back"]);
    expect(said(after("誰來", asks("who-comes")))).toEqual(["emergency.noted-after"]);
    expect(said(after("好", { answer: "yes" }))).toEqual(["acknowledged"]);
    for (const confidence of [0.8, 1])
      expect(said(after("管理費", { match: taken("fee-inquiry", confidence) }))[0]).toBe(
        "fees.done",
      );
  });

  it("where it was is still noted, where nobody knew", () => {
    const entities = { ...none, unit: home };
    expect(said(after("A棟1203", { entities }, { placed: false }))).toEqual(["emergency.placed"]);
    expect(said(after("A棟1203", { entities }))).toEqual(["emergency.noted-after"]);
    expect(said(after("謝謝 A棟1203", { entities }))).toEqual(["emergency.noted-after"]);
    const fee = { match: taken("fee-inquiry"), entities };
    expect(said(after("A棟1203管理費", fee, { placed: false }))[0]).toBe("fees.done");
  });

  it("ends after two hours", () => {
    expect(said(after("只是烤焦", {}, { saidAt: NOW - 2 * HOUR }))).toEqual([
      "not-understood.again",
    ]);
    expect(said(after("只是烤焦", {}, { saidAt: NOW - 2 * HOUR + 1 }))).toEqual([
      "emergency.noted-after",
    ]);
  });

  it("is noted quietly where something was asked", () => {
    const asked = { pending: { kind: "which", intents: [], text: "", photos: [] } } as const;
    const pending = { ...asked.pending, intents: [], photos: [] };
    const smoke = tells("smoke-gone");
    expect(said(after("煙散了", smoke))).toEqual(["situation.smoke-gone"]);
    expect(alerted(after("煙散了", smoke))).toEqual(["staff: staff.added"]);
    expect(said(after("煙散了", smoke, {}, { pending }))).not.toContain("situation.smoke-gone");
    expect(said(after("煙散了", smoke, {}, { pending: { kind: "anything-else" } }))).toEqual([
      "situation.smoke-gone",
    ]);
  });

  it("once more is a danger anew, within a fortnight and in few words", () => {
    const days = (n: number): Turn => after("又燒起來了", {}, { saidAt: NOW - n * 24 * HOUR });
    expect(days(0).tickets.map(({ danger }) => danger)).toEqual(["fire"]);
    expect(days(14).tickets.map(({ danger }) => danger)).toEqual(["fire"]);
    expect(days(15).tickets).toEqual([]);
    expect(after(`又燒起來了${"。".repeat(25)}`).tickets.map(({ id }) => id)).toEqual([
      "TCKT-0000",
    ]);
    expect(after(`又燒起來了${"。".repeat(26)}`).tickets.map(({ id }) => id)).toEqual(["T1"]);
    const self = { kind: "self-harm", ofAnother: true, advised: ["self-harm"] };
    expect(after("又來了", {}, self).tickets.map(({ id }) => id)).toEqual(["T1"]);
    const news = after("小孩還在裡面", tells("child-inside"));
    expect(news.tickets.map(({ id }) => id)).toEqual(["TCKT-0000"]);
  });
});
