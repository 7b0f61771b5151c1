import { describe, expect, it } from "vitest";
import { whoseTicket } from "../../../src/core/tickets/whose-ticket.ts";
import { newPlan } from "../../../src/core/turn/turn-plan.ts";
import { literalTicket, literalWorld, NOW } from "../literal-world.ts";

const MILLER = { surname: "米", given: null, form: "太太" };

describe("F1 in a thread of several, a ticket", () => {
  const world = literalWorld({ conversation: { speaker: "p2", known: { name: MILLER } } });
  const plan = newPlan(world, world.conversation, NOW);
  const ticket = literalTicket("T1");

  it("of another bears no name that is not its own", () => {
    expect(whoseTicket(plan, { ...ticket, person: "p1" })).toEqual({ ticket: "T1", you: "" });
  });

  it("of whoever writes bears theirs", () => {
    expect(whoseTicket(plan, { ...ticket, person: "p2" })).toEqual({ ticket: "T1" });
  });
});
