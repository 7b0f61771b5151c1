import { afterEach, beforeEach, expect, it } from "vitest";
import { playTalk } from "../../../src/core/tuning/play-talk.ts";
import { FEATURES } from "../../../src/features.ts";
import { talksOfLate } from "../../../src/runtime/tuning/talks-of-late.ts";
import { colleague } from "../../colleague.ts";
import { productContent } from "../../product-content.ts";
import { openTestDesk, type TestDesk } from "../open-test-desk.ts";

const DAY = 24 * 60 * 60 * 1_000;

let desk: TestDesk;
let said: string[];
beforeEach(async () => {
  said = [];
  const web = {
    name: "web",
    async send({ to, text }: TestDesk["sent"][number]) {
      if (to.kind === "resident") said.push(text);
      return { kind: "sent" as const };
    },
  };
  desk = await openTestDesk({ channels: [web] });
});
afterEach(() => desk.close());

const ofLate = () => talksOfLate(desk, desk.runtime.communities());
const on = { community: "main", channel: "web", conversation: "c1" };
const acts = async (name: string, input: object, role: "staff" | "supervisor"): Promise<void> => {
  const told = FEATURES.acts.find((act) => act.name === name)?.told(input);
  if (!told?.ok || told.value.about !== "conversation") throw new Error("no such act");
  const done = await desk.runtime.staff({ by: colleague("林主任", role), act: told.value, on });
  expect(done.ok).toBe(true);
};
/** Each is read and answered before the next. */
const write = async (...texts: readonly string[]): Promise<void> => {
  for (const text of texts) {
    await desk.write(text, { channel: "web" });
    await desk.clock.advance(desk.clock.now() + 20_000);
  }
};
/** What a talk is named by may differ. */
const unnumbered = (texts: readonly string[]): readonly string[] =>
  texts.map((text) => text.replaceAll(/[0-9A-Z]{4}-[0-9A-Z]{4}/g, "#"));

it("plays a conversation as it went, word by word, with what they were reminded of", async () => {
  await write("宅配的車擋到車道", "廚房水龍頭一直滴水", "A棟1203，我姓王，0912345678");
  await desk.clock.advance(desk.clock.now() + 30 * 60_000);
  const [talk] = (await ofLate()).talks;
  const [community] = desk.runtime.communities();
  if (talk === undefined || community === undefined) throw new Error("nothing to play");
  const content = await productContent();
  const stage = { community, content, features: FEATURES, announcements: [], burstMs: 0 };
  const { played } = playTalk(talk, stage);
  expect(played.flatMap(({ opened }) => opened)).toContain("repair");
  const again = unnumbered(played.flatMap((one) => [...one.said.values()]));
  expect(again.length).toBeGreaterThan(4);
  expect(again).toEqual(unnumbered(said));
});

it("leaves out what is older than a month, and keeps what the desk knew by then (B11)", async () => {
  await write("我是A棟1203王小姐，宅配的車擋到車道");
  await desk.clock.advance(desk.clock.now() + 31 * DAY);
  await write("浴室的燈不亮了");
  const [talk, ...more] = (await ofLate()).talks;
  expect(more).toEqual([]);
  expect(talk).toMatchObject({
    steps: [{ kind: "resident", text: "浴室的燈不亮了", to: "desk" }],
    known: { name: { surname: "王" } },
  });
});

it("shows nothing of a talk that is for the supervisor alone (D12)", async () => {
  await write("廚房水龍頭一直滴水");
  expect((await ofLate()).talks).toHaveLength(1);
  await acts("apart", { on: true }, "supervisor");
  expect((await ofLate()).talks).toEqual([]);
});

it("knows what was written to a colleague", async () => {
  await write("廚房水龍頭一直滴水");
  await acts("take", {}, "staff");
  await acts("say", { text: "您好，我是林主任，馬上為您處理。" }, "staff");
  await desk.clock.advance(desk.clock.now() + 60_000);
  await write("好的，還有浴室的燈也不亮");
  const [talk] = (await ofLate()).talks;
  expect(talk?.steps.at(-1)).toMatchObject({ kind: "resident", to: "colleague" });
});
