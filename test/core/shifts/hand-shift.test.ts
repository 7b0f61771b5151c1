import { describe, expect, it } from "vitest";
import type { StaffRefusal, ToldAct } from "../../../src/core/act.ts";
import type { Staff } from "../../../src/core/records/actor.ts";
import type { Shift } from "../../../src/core/records/shift.ts";
import type { Result } from "../../../src/core/result.ts";
import { shifts as feature } from "../../../src/core/shifts/hand-shift.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { colleague, NOTHING_BESIDE, told } from "../../colleague.ts";
import { literalWorld, NOW } from "../literal-world.ts";

const lin = colleague("林主任");
const chen = colleague("小陳");

function does(
  name: string,
  by: Staff,
  input: object,
  shifts: readonly Shift[] = [],
): Result<Turn<null>, StaffRefusal> {
  const act = feature.acts?.find((one) => one.name === name);
  if (!act) throw new Error(`no such act: ${name}`);
  const ready = told<ToldAct>(act, input);
  if (ready.about !== "community") throw new Error("about something else");
  const world = { ...literalWorld({ shifts, waiting: 2 }), conversation: null, ...NOTHING_BESIDE };
  return ready.decide(world, by, NOW);
}
const left = (result: Result<Turn<null>, StaffRefusal>): readonly Shift[] => {
  if (!result.ok) throw new Error(result.error);
  return result.value.shifts ?? [];
};

describe("a shift that hands over (F7)", () => {
  const handed = left(does("hand-shift", lin, { text: "A棟電梯還在修", tickets: ["T1"] }));

  it("writes down what it leaves, and who still waits", () => {
    expect(handed).toMatchObject([
      { by: { id: lin.id }, text: "A棟電梯還在修", tickets: ["T1"], waiting: 2, signed: null },
    ]);
  });

  it("is signed for by the next, once, and by nobody for themselves", () => {
    expect(does("sign-shift", lin, {}, handed)).toEqual({ ok: false, error: "not-yours" });
    const signed = left(does("sign-shift", chen, {}, handed));
    expect(signed).toMatchObject([{ signed: { by: { id: chen.id }, at: NOW } }]);
    expect(does("sign-shift", chen, {}, signed)).toEqual({ ok: false, error: "already-done" });
    expect(does("sign-shift", chen, {})).toEqual({ ok: false, error: "no-such-shift" });
  });
});
