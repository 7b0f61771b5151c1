import { describe, expect, it } from "vitest";
import type { SimulatedDesk } from "../../src/cli/talk-json.ts";
import type { TalkResponse } from "../../src/cli/talk-protocol.ts";
import { readScripts, type Script, type Step } from "./script.ts";
import { openStage } from "./stage.ts";
import { meantBy } from "../../src/core/turn/offers.ts";

const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 24 * 60 };

const scripts = readScripts(new URL(".", import.meta.url));

describe("talks", () => {
  it("are there", () => expect(scripts.length).toBeGreaterThan(20));

  it.each(scripts.map((script) => [[...script.rules, script.talk].join(" "), script] as const))(
    "%s",
    async (_name, script) => play(script),
  );
});

async function play(script: Script): Promise<void> {
  const { desk, close } = await openStage(script.seed);
  const stage = newStage(script, desk);
  for (const [place, step] of script.steps.entries()) {
    await perform(stage, step, `step ${place + 1} ${JSON.stringify(step)}`);
  }
  await close();
}

interface Stage {
  readonly desk: SimulatedDesk;
  now: number;
  messages: number;
  reply: string;
  choices: readonly { readonly value: string }[];
  /** All choices that were ever on offer. */
  before: readonly { readonly value: string }[];
  told: string;
  staff: string;
  owner: string;
  draft: unknown;
  refused: string | null;
  ticket: unknown;
}

function newStage(script: Script, desk: SimulatedDesk): Stage {
  return {
    desk,
    now: Date.parse(script.at),
    messages: 0,
    reply: "",
    choices: [],
    before: [],
    told: "",
    staff: "",
    owner: "bot",
    draft: null,
    refused: null,
    ticket: null,
  };
}

async function perform(stage: Stage, step: Step, where: string): Promise<void> {
  if ("resident" in step)
    return write(stage, step.resident, null, step.photos ?? 0, step.by ?? "p1");
  if ("press" in step) {
    const offered = step.late ? stage.before : stage.choices;
    expect(offered.map(meantBy), where).toContain(step.press);
    const pressed = offered.find((one) => meantBy(one) === step.press);
    return write(stage, "", pressed?.value ?? null, 0, step.by ?? "p1");
  }
  if ("later" in step) {
    const unit = step.later.slice(-1);
    stage.now += Number(step.later.slice(0, -1)) * (MINUTES[unit] ?? 0) * 60_000;
    return heard(stage, await stage.desk.handle({ op: "advance", to: stage.now }));
  }
  if ("act" in step) return act(stage, step);
  if ("restart" in step) return void (await stage.desk.handle({ op: "restart" }));
  check(stage, step, where);
  if ("tickets" in step) {
    const all = await stage.desk.handle({ op: "tickets", community: "main" });
    expect(all.op === "tickets" ? all.tickets.length : null, where).toBe(step.tickets);
  }
}

function check(stage: Stage, step: Step, where: string): void {
  if ("bot" in step) for (const text of step.bot) expect(stage.reply, where).toContain(text);
  if ("bot-not" in step)
    for (const text of step["bot-not"]) expect(stage.reply, where).not.toContain(text);
  if ("bot-silent" in step) expect(stage.reply, where).toBe("");
  if ("told" in step) for (const text of step.told) expect(stage.told, where).toContain(text);
  if ("told-nothing" in step) expect(stage.told, where).toBe("");
  if ("staff" in step && !("act" in step))
    for (const text of step.staff) expect(stage.staff, where).toContain(text);
  if ("staff-not" in step)
    for (const text of step["staff-not"]) expect(stage.staff, where).not.toContain(text);
  if ("owner" in step) expect(stage.owner, where).toBe(step.owner);
  if ("draft" in step) {
    if (step.draft === null) expect(stage.draft, where).toBeNull();
    else expect(stage.draft, where).toMatchObject(step.draft);
  }
  if ("refused" in step) expect(stage.refused, where).toBe(step.refused);
  if ("ticket" in step) expect(stage.ticket, where).toMatchObject(step.ticket);
}

async function write(
  stage: Stage,
  text: string,
  choice: string | null,
  photos: number,
  person: string,
): Promise<void> {
  stage.messages += 1;
  stage.now += 1_000;
  const response = await stage.desk.handle({
    op: "message",
    conversation: "c1",
    person,
    id: `m${stage.messages}`,
    text,
    at: stage.now,
    choice,
    attachments: Array.from({ length: photos }, () => ({ name: "photo.jpg", type: "image/jpeg" })),
    community: "main",
  });
  heard(stage, response);
}

async function act(stage: Stage, step: Extract<Step, { act: string }>): Promise<void> {
  const all = await stage.desk.handle({ op: "tickets", community: "main" });
  const ticket = all.op === "tickets" ? (all.tickets[0]?.id ?? null) : null;
  heard(
    stage,
    await stage.desk.handle({
      op: "staff",
      conversation: "c1",
      staff: step.staff,
      action: step.act,
      text: step.text ?? null,
      input: step.input ?? {},
      ticket,
      community: "main",
    }),
  );
}

/** Takes in what a step set off. */
function heard(stage: Stage, response: TalkResponse): void {
  if (response.op === "error") throw new Error(response.error);
  if (response.op === "message") {
    stage.reply = response.replies.map(({ text }) => text).join("\n");
    stage.choices = response.replies.at(-1)?.choices ?? [];
    stage.before = [...stage.before, ...stage.choices];
    stage.owner = response.owner;
    stage.draft = response.draft;
  }
  if (response.op === "staff") {
    stage.refused = response.error;
    stage.owner = response.owner ?? stage.owner;
  }
  if ("sent" in response) {
    const { sent } = response;
    stage.told = sent
      .filter(({ to }) => to === "c1")
      .map(({ text }) => text)
      .join("\n");
    stage.staff = sent
      .filter(({ to }) => to !== "c1")
      .map(({ to, text }) => `${to}: ${text}`)
      .join("\n");
  }
  if ("tickets" in response) stage.ticket = response.tickets.at(-1) ?? stage.ticket;
}
