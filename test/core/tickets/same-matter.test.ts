import { expect, test } from "vitest";
import type { Ticket } from "../../../src/core/records/ticket.ts";
import { onSameMatter } from "../../../src/core/tickets/same-matter.ts";
import { trainModel } from "../../../src/core/understanding/learning/learn.ts";
import { literalTicket } from "../literal-world.ts";
import { classes } from "./literal-complaint.ts";

/** Enough to know which words are rare. */
const said = [
  "樓上每天半夜一點還在拖椅子",
  "樓上一直丟菸蒂到我家陽台",
  "走廊的垃圾三天沒人清",
  "走廊的燈報修了都不亮",
  "隔壁的狗從早叫到晚",
  "upstairs drags furniture every night",
  "somebody parked in my space again",
];
const model = trainModel({
  phrases: said.map((text) => ({ text, intent: "complaint" })),
  examples: [],
  moves: [],
  followUps: [],
  situations: [],
  questions: [],
});
const about = (id: string, issue: string | null, kind = "complaint"): Ticket => {
  const ticket = literalTicket(id);
  const events = ticket.events.map((event) =>
    event.kind === "opened" ? { ...event, slots: { issue } } : event,
  );
  return { ...ticket, kind, events };
};
const earlier = [
  about("T1", "樓上每天半夜一點還在拖椅子"),
  about("T2", "走廊的垃圾三天沒人清"),
  about("T3", "樓上又在拖椅子", "repair"),
  about("T4", null),
];
const found = (...texts: readonly string[]) =>
  onSameMatter(earlier, { kind: "complaint", texts }, { model, classes }).map(({ id }) => id);

test("a complaint is on the same matter as one of its kind that is alike", () => {
  expect(found("樓上又在拖椅子了")).toEqual(["T1"]);
  expect(found("走廊的垃圾還是沒清")).toEqual(["T2"]);
  expect(found("游泳池的水好髒")).toEqual([]);
});

test("who says that they told us before need not say it alike", () => {
  expect(found("半夜那個聲音吵得不能睡覺")).toEqual([]);
  expect(found("半夜那個聲音我反映過了，吵得不能睡覺")).toEqual(["T1"]);
});
