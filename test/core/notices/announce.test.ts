import { describe, expect, test } from "vitest";
import type { ToldAct } from "../../../src/core/act.ts";
import { notices } from "../../../src/core/notices/announce.ts";
import { isCurrent, type Announcement } from "../../../src/core/records/announcement.ts";
import { NOTHING_BESIDE, colleague, told } from "../../colleague.ts";
import { literalWorld, MINUTE, NOW } from "../literal-world.ts";

const LIN = colleague("林主任");
const lift: Announcement = {
  id: "a1",
  kind: "incident",
  text: "A棟電梯故障",
  en: null,
  buildings: ["A"],
  by: { id: "s1", name: "小方" },
  at: NOW - MINUTE,
  until: null,
  withdrawn: null,
};

function does(name: string, input: unknown, announcements: readonly Announcement[] = []) {
  const act = notices.acts?.find((one) => one.name === name);
  if (!act) throw new Error(`no such act: ${name}`);
  const ready = told<ToldAct>(act, input);
  if (ready.about !== "community") throw new Error("about something else");
  const world = { ...literalWorld({ announcements }), conversation: null, ...NOTHING_BESIDE };
  return ready.decide(world, LIN, NOW);
}

describe("staff let residents know", () => {
  test("of something, with what it is, where and until when", () => {
    const input = {
      kind: "outage",
      text: " 明天 9 點到 17 點停水 ",
      buildings: ["B", "C"],
      until: "2026-11-24T17:00:00+08:00",
    };
    expect(does("announce", input, [lift])).toEqual({
      ok: true,
      value: {
        conversation: null,
        tickets: [],
        timers: [],
        outbox: [],
        transcript: [],
        announcements: [
          lift,
          {
            id: "x",
            kind: "outage",
            text: "明天 9 點到 17 點停水",
            en: null,
            buildings: ["B", "C"],
            by: { id: LIN.id, name: "林主任" },
            at: NOW,
            until: Date.parse("2026-11-24T17:00:00+08:00"),
            withdrawn: null,
          },
        ],
      },
    });
  });

  test("not of what would be over before it begins", () => {
    const input = { kind: "notice", text: "消毒", until: "2026-11-23T14:30:00+08:00" };
    expect(does("announce", input)).toEqual({ ok: false, error: "past" });
  });

  test("until it is withdrawn, by whom and when", () => {
    const done = does("withdraw", { announcement: "a1" }, [lift]);
    const withdrawn = { by: { id: LIN.id, name: "林主任" }, at: NOW };
    expect(done.ok && done.value.announcements).toEqual([{ ...lift, withdrawn }]);
  });

  test("the newest, where none is named", () => {
    const newer = { ...lift, id: "a2" };
    const done = does("withdraw", {}, [lift, newer, { ...lift, id: "a3", until: NOW }]);
    const left = done.ok ? (done.value.announcements ?? []) : [];
    expect(left.filter((one) => isCurrent(one, NOW)).map(({ id }) => id)).toEqual(["a1"]);
  });

  test("once only, and nothing that isn't there", () => {
    const over = { ...lift, until: NOW };
    expect(does("withdraw", { announcement: "a1" }, [over])).toEqual({
      ok: false,
      error: "already-done",
    });
    expect(does("withdraw", { announcement: "a2" }, [lift])).toEqual({
      ok: false,
      error: "no-such-announcement",
    });
  });

  test("and all that is told stays, of what is over the newest hundred", () => {
    const over = Array.from({ length: 150 }, (_, n) => ({ ...lift, id: `o${n}`, until: NOW - 1 }));
    const done = does("announce", { kind: "notice", text: "消毒" }, [lift, ...over]);
    const kept = done.ok ? (done.value.announcements ?? []) : [];
    expect(kept.filter((one) => isCurrent(one, NOW)).map(({ id }) => id)).toEqual(["a1", "x"]);
    expect(kept).toHaveLength(102);
    expect(kept[1]?.id).toBe("o50");
  });
});
