import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { openDesk } from "../../../src/app.ts";
import { formButton } from "../../../src/channels/slack/buttons.ts";
import { formToOpen, readForm } from "../../../src/channels/slack/form.ts";
import { compileContent, readContent } from "../../../src/core/content/check/compile.ts";
import type { ContentFile } from "../../../src/core/content/content.ts";
import { formatProblem } from "../../../src/core/content/check/problem.ts";
import { composeFeatures, type Feature } from "../../../src/core/feature.ts";
import type { Form, Inbound, Outgoing } from "../../../src/core/records/message.ts";
import { slot } from "../../../src/core/turn/slot.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import { trainModel } from "../../../src/core/understanding/learning/learn.ts";
import { FEATURE_LIST } from "../../../src/features.ts";
import type { TicketCard } from "../../../src/core/tickets/view.ts";
import { simulatedClock } from "../../../src/runtime/clock.ts";
import { openLog } from "../../../src/runtime/log.ts";
import { openData } from "../../../src/store/open-data.ts";
import { REQUIRED_PHRASES_FILE, SMALL_CONTENT } from "../content/small-content.ts";
import { meters } from "./reading.ts";
import { reminders } from "./remind.ts";

const FOLDER = join(import.meta.dirname, "content");
const START = Date.parse("2026-11-23T14:30:00+08:00");
const DAY = 24 * 60 * 60_000;

const METERS: readonly ContentFile[] = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".yml"))
  .map((path) => ({ path, text: readFileSync(join(FOLDER, path), "utf8") }));

function contentWith(features: readonly Feature[]) {
  const { names } = composeFeatures(features);
  const files = [...SMALL_CONTENT, REQUIRED_PHRASES_FILE, ...METERS];
  const read = readContent(files, "meters", names);
  if (!read.ok) throw new Error(read.error.map(formatProblem).join("\n"));
  return compileContent(read.value, trainModel(read.value.lessons));
}

/** A real desk on an embedded store that has these beside the product's own features. */
async function deskWith(more: readonly Feature[]) {
  const folder = mkdtempSync(join(tmpdir(), "features-"));
  const clock = simulatedClock(START);
  const sent: Outgoing[] = [];
  const content = contentWith([...FEATURE_LIST, meters, reminders]);
  const open = async (list: readonly Feature[]) => {
    const data = await openData({ folder, key: null, now: clock.now(), tell: () => {} });
    const runtime = await openDesk({
      store: data.store,
      clock,
      log: openLog("silent"),
      content: () => content,
      features: composeFeatures([...FEATURE_LIST, ...list]),
      channels: ["slack", "staff"].map((name) => ({
        name,
        async send(outgoing) {
          sent.push(outgoing);
          return { kind: "sent" } as const;
        },
      })),
    });
    return { runtime, store: data.store };
  };
  let desk = await open(more);
  const close = async (): Promise<void> => {
    await desk.runtime.stop();
    await desk.store.close();
  };
  onTestFinished(async () => {
    await close();
    rmSync(folder, { recursive: true });
  });
  let messages = 0;
  const receive = async (message: Inbound): Promise<Outgoing> => {
    await desk.runtime.receive(message);
    await desk.runtime.idle();
    const reply = sent.findLast(({ to }) => to.kind === "resident");
    if (!reply) throw new Error("nothing was answered");
    return reply;
  };
  return {
    sent,
    receive,
    says: (text: string, choice: string | null = null) =>
      receive({
        channel: "slack",
        community: "main",
        conversation: "T0TEAM:D0HOME",
        person: "T0TEAM:U0",
        id: `m${(messages += 1)}`,
        text,
        choice,
        attachments: [],
        at: clock.now(),
      }),
    async ticket() {
      const [ticket] = await desk.runtime.tickets("main", 1);
      if (!ticket) throw new Error("no ticket was opened");
      const card = await new Promise<TicketCard | undefined>((resolve, reject) => {
        const stop = desk.runtime.showBoard("main", {
          whole: ({ tickets }) => resolve(tickets.find(({ id }) => id === ticket.id)),
          changed: () => {},
          failed: reject,
        });
        onTestFinished(stop);
      });
      if (!card) throw new Error("it is not on the board");
      return { ticket, card };
    },
    async later(ms: number) {
      await clock.advance(clock.now() + ms);
      await desk.runtime.idle();
    },
    /** The process comes back as another version of the program. */
    async restartedWith(list: readonly Feature[]) {
      await close();
      desk = await open(list);
    },
  };
}

test.each([
  ["zh-Hant", "我要報水錶度數", "是幾度", "為什麼", "才不用估算", "度數：1234"],
  ["zh-Hans", "我要报水表度数", "是几度", "为什么", "才不用估算", "度数：1234"],
  ["en", "I want to report a meter reading", "meter show", "why", "estimated", "Reading: 1234"],
])("a slot of one file is asked for and read back: %s", async (_, ...words) => {
  const [wish, asked, why, because, readBack] = words;
  const desk = await deskWith([meters, reminders]);
  expect((await desk.says(wish)).text).toContain(asked);
  expect((await desk.says(why)).text).toContain(because);
  await desk.says("01234");
  expect((await desk.says("0912345678")).text).toContain(readBack);
});

test("it is understood unasked, corrected, and on staff's screen", async () => {
  const desk = await deskWith([meters, reminders]);
  const { text } = await desk.says("我要報水錶度數，現在是 1234");
  expect(text).toContain("請問您的電話");
  await desk.says("0912345678");
  expect((await desk.says("不對，是1235")).text).toContain("度數：1235");
  await desk.says("好");
  const { ticket, card } = await desk.ticket();
  expect(ticketState(ticket).slots["reading"]).toBe("1235");
  expect(card.details).toEqual([
    { label: { zh: "度數", en: "Reading" }, words: { zh: "1235", en: "1235" } },
  ]);
});

test("it is a field of the form that Slack opens", async () => {
  const desk = await deskWith([meters, reminders]);
  const { form } = await desk.says("我要報水錶度數");
  const submission = submitted(form, { reading: "1234", phone: "0912345678" });
  const read = readForm(submission, "main", START);
  if (read.kind !== "message") throw new Error(read.code);
  expect(read.message.text).toContain("度數: 1234");
  expect((await desk.receive(read.message)).text).toContain("度數：1234");
});

/** What Slack sends when the form's button was pressed and its fields were filled in. */
function submitted(form: Form | undefined, answers: Readonly<Record<string, string>>): unknown {
  if (!form) throw new Error("no form was offered");
  const press = {
    trigger_id: "1",
    team: { id: "T0TEAM" },
    channel: { id: "D0HOME" },
    message: { ts: "1764000000.000100" },
    actions: [formButton(form)],
  };
  const view = formToOpen(press)?.view;
  return {
    type: "view_submission",
    team: { id: "T0TEAM" },
    user: { id: "U0" },
    view: {
      ...view,
      id: "V1",
      state: {
        values: Object.fromEntries(
          Object.entries(answers).map(([slot, value]) => [slot, { [slot]: { value } }]),
        ),
      },
    },
  };
}

const reminded = (sent: readonly Outgoing[]): number =>
  sent.filter(({ text }) => text.includes("水費單出來了")).length;

async function registered(more: readonly Feature[]) {
  const desk = await deskWith(more);
  await desk.says("我要報水錶度數，現在是 1234");
  await desk.says("0912345678");
  await desk.says("好");
  return desk;
}

test("a timer of one file fires when its time has come, once", async () => {
  const desk = await registered([meters, reminders]);
  await desk.later(DAY - 1);
  expect(reminded(desk.sent)).toBe(0);
  await desk.later(1);
  expect(reminded(desk.sent)).toBe(1);
  await desk.later(DAY);
  expect(reminded(desk.sent)).toBe(1);
});

test("a timer that this version doesn't know waits for one that does", async () => {
  const desk = await registered([meters, reminders]);
  await desk.restartedWith([meters]);
  await desk.later(2 * DAY);
  expect(reminded(desk.sent)).toBe(0);
  await desk.restartedWith([meters, reminders]);
  await desk.later(10 * 60_000);
  expect(reminded(desk.sent)).toBe(1);
});

test("what is stored and doesn't fit any more counts as not told", () => {
  const [reading] = meters.slots ?? [];
  expect(reading?.words({ reading: "1234" }, "en")).toBe("1234");
  expect(reading?.words({ reading: { digits: "1234" } }, "en")).toBe("");
});

test("two features can't bring the same", () => {
  expect(() => composeFeatures([...FEATURE_LIST, meters, meters])).toThrow('"reading"');
  const person = slot({ id: "person", schema: z.string(), words: (value) => value });
  expect(() => composeFeatures([{ name: "people", slots: [person] }])).toThrow('"person"');
});
