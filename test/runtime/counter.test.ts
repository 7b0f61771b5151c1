import { afterEach, describe, expect, it } from "vitest";
import type { ToldAct } from "../../src/core/act.ts";
import { ticketState } from "../../src/core/tickets/state.ts";
import { FEATURES } from "../../src/features.ts";
import { colleague, told } from "../colleague.ts";
import { openTestDesk, type TestDesk } from "./open-test-desk.ts";

const MINUTE = 60_000;
const filed = {
  kind: "repair",
  issue: "浴室天花板滴水",
  unit: "A棟1203",
  name: "王太太",
  phone: "0912345678",
  via: "phone",
};

let desk: TestDesk | null = null;
afterEach(() => desk?.close());

describe("what staff file for somebody who phoned (D17)", () => {
  it("stands in the same queue with the same clocks, once, and what is told there is a call to make", async () => {
    desk = await openTestDesk();
    const { runtime, sent, clock } = desk;
    const act = FEATURES.acts.find(({ name }) => name === "file");
    const ready = act && told<ToldAct>(act, filed);
    if (ready?.about !== "conversation") throw new Error("no such act");
    const on = { community: "main", channel: "counter", conversation: "k1" };
    const by = colleague("小陳");
    expect((await runtime.staff({ by, act: ready, on })).ok).toBe(true);
    expect(await runtime.staff({ by, act: ready, on })).toEqual({
      ok: false,
      error: "already-done",
    });
    await runtime.idle();
    const [ticket] = await runtime.tickets("main", 10);
    if (!ticket) throw new Error("nothing was filed");
    expect(ticket).toMatchObject({ kind: "repair", via: "phone", channel: "counter" });
    expect(ticketState(ticket).slots).toMatchObject({
      unit: { building: "A", number: "1203" },
      name: { surname: "王", form: "太太" },
      phone: "+886912345678",
    });
    expect(sent.map(({ text }) => text)).toEqual([expect.stringContaining("浴室天花板滴水")]);
    await clock.advance(clock.now() + 15 * MINUTE);
    await runtime.idle();
    const calls = sent.filter(({ text }) => text.includes("無法送達"));
    expect(calls).toHaveLength(1);
    expect(calls[0]?.text).toContain("對不起");
  });

  it("is whatever the content opens a ticket of", async () => {
    desk = await openTestDesk();
    const { runtime } = desk;
    const act = FEATURES.acts.find(({ name }) => name === "file");
    const kinds = runtime.desk.kinds("main");
    const offered = Object.keys(kinds).filter((kind) => kinds[kind]?.isFiled);
    expect(offered).toContain("parcel");
    for (const kind of offered) {
      const ready = act && told<ToldAct>(act, { ...filed, kind });
      if (ready?.about !== "conversation") throw new Error("no such act");
      const on = { community: "main", channel: "counter", conversation: kind };
      expect((await runtime.staff({ by: colleague("小陳"), act: ready, on })).ok).toBe(true);
    }
    const tickets = await runtime.tickets("main", 100);
    expect(tickets.map(({ kind }) => kind).toSorted()).toEqual(offered.toSorted());
  });
});
