import fc from "fast-check";
import { openDesk } from "../../src/app.ts";
import type { Channel } from "../../src/core/channel.ts";
import type { Staff } from "../../src/core/records/actor.ts";
import { conversationSchema, type Conversation } from "../../src/core/records/conversation.ts";
import { lineSchema, outgoingSchema, type Outgoing } from "../../src/core/records/message.ts";
import type { Commit, Store } from "../../src/core/store.ts";
import { FEATURES } from "../../src/features.ts";
import { simulatedClock } from "../../src/runtime/clock.ts";
import type { StaffAction } from "../../src/runtime/staff.ts";
import { openLog } from "../../src/runtime/log.ts";
import type { Runtime } from "../../src/runtime/runtime.ts";
import { keys } from "../../src/store/keys.ts";
import { colleague } from "../colleague.ts";
import { productContent } from "../product-content.ts";

/** Monday, 14:30 in the community's zone. */
const START = Date.parse("2026-11-23T14:30:00+08:00");
const CHANNEL = "test";
const BURST_MS = 1_200;
const STEP_MS = 500;

const STAFF: readonly Staff[] = [
  colleague("林主任"),
  colleague("小陳"),
  colleague("王主管", "supervisor"),
];

/** What one of them does. */
type Step =
  | { readonly kind: "writes"; readonly text: string }
  | {
      readonly kind: "acts";
      readonly by: number;
      readonly name: string;
      readonly input: Readonly<Record<string, unknown>>;
      /** In which of the two processes. */
      readonly at: number;
    };
/** All of a group at the same time; then so much of it passes. */
interface Group {
  readonly steps: readonly Step[];
  readonly passes: number;
}

const WRITTEN = ["找真人", "冷氣不冷", "1203", "對", "你好", "還在嗎", "管理費多少", "謝謝"];
const PLAIN = ["take", "return", "close", "note", "say"] as const;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("writes" as const), text: fc.constantFrom(...WRITTEN) }),
  fc.record({
    kind: fc.constant("acts" as const),
    by: fc.nat(STAFF.length - 1),
    at: fc.nat(1),
    name: fc.constantFrom(...PLAIN, "say", "say", "transfer", "unsay"),
    input: fc.record({ hold: fc.constantFrom(0, 0, 12_000) }),
  }),
);
const history: fc.Arbitrary<readonly Group[]> = fc.array(
  fc.record({
    steps: fc.array(step, { minLength: 1, maxLength: 4 }),
    passes: fc.constantFrom(0, 0, 500, 1_500, 15_000, 660_000),
  }),
  { minLength: 1, maxLength: 5 },
);

/** One commit as the store took it. */
interface Taken {
  readonly version: number;
  readonly commit: Commit;
}

/**
 * Resident, bot and three colleagues at the same conversation in two processes on one store, so
 * many random histories of them. What must hold of each is looked at in the commits themselves and
 * in what was sent.
 * @returns how many commits were raced
 * @throws with the shortest history found that breaks something
 */
export async function tryInterleavings(
  openStore: () => Promise<Store>,
  runs: number,
  seed: number,
): Promise<{ readonly commits: number; readonly raced: number }> {
  const clock = simulatedClock(START);
  const content = await productContent();
  const kept = await openStore();
  let taken: Taken[] = [];
  let sent: Outgoing[] = [];
  let [commits, raced] = [0, 0];
  const store: Store = {
    ...kept,
    async commit(partition, commit) {
      const done = await kept.commit(partition, commit);
      commits += 1;
      if (done.ok) taken.push({ version: done.version, commit });
      else raced += 1;
      return done;
    },
  };
  const channel = (name: string): Channel => ({
    name,
    async send(outgoing) {
      sent.push(outgoing);
      return { kind: "sent" };
    },
  });
  const process = (): Promise<Runtime> =>
    openDesk({
      store,
      clock,
      log: openLog("silent"),
      content: () => content,
      burstMs: BURST_MS,
      features: FEATURES,
      channels: [channel(CHANNEL), channel("staff")],
      colleagues: () => STAFF,
    });
  const desks = [await process(), await process()];
  let conversations = 0;

  /** What is on its way arrives: the store answers, and nothing more is being sent. */
  const settled = async (): Promise<void> => {
    await kept.count("main", "none", {});
    for (const desk of desks) await desk.idle();
  };
  /** In steps that are short beside a lease: time never runs away from a slow store. */
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= STEP_MS) {
      await clock.advance(clock.now() + Math.min(left, STEP_MS));
      await settled();
    }
  };
  /** Who lost a race backs off for some milliseconds: they pass meanwhile, one an answer of the store's. */
  const whileTimePasses = async (doing: Promise<unknown>): Promise<void> => {
    const state = { isDone: false };
    const done = doing.finally(() => (state.isDone = true));
    while (!state.isDone) {
      await new Promise(setImmediate);
      await kept.count("main", "none", {});
      await clock.advance(clock.now() + 1);
    }
    await done;
  };

  const play = async (groups: readonly Group[]): Promise<void> => {
    conversations += 1;
    const on = { community: "main", channel: CHANNEL, conversation: `c${conversations}` };
    [taken, sent] = [[], []];
    const written: string[] = [];
    const spoken: string[] = [];
    const noted: string[] = [];
    let nth = 0;
    const carryOut = async (one: Step): Promise<void> => {
      nth += 1;
      const mark = `${conversations}.${nth}`;
      const desk = desks[one.kind === "acts" ? one.at : nth % 2];
      if (!desk) throw new Error("no such process");
      if (one.kind === "writes") {
        const message = { ...on, person: "p1", id: mark, text: one.text, choice: null };
        written.push(mark);
        return desk.receive({ ...message, attachments: [], at: clock.now() });
      }
      const by = STAFF[one.by];
      if (!by) throw new Error("no such colleague");
      const text = `${by.name} ${mark}`;
      const last = lastWordOf(taken, by);
      const action = actionOf(one, by, text, last?.id ?? "", on);
      const done = await desk.staff(action);
      if (done.ok && one.name === "say") spoken.push(text);
      if (done.ok && one.name === "unsay") spoken.splice(spoken.indexOf(last?.text ?? ""), 1);
      if (done.ok && one.name === "note") noted.push(text);
    };
    for (const { steps, passes } of groups) {
      await whileTimePasses(Promise.all(steps.map(carryOut)));
      await settled();
      await pass(passes);
    }
    await pass(20_000);
    const faults = [
      ...faultsOfOwnership(taken, on.conversation),
      ...faultsOfWords({ sent, written, spoken, noted, taken }, on.conversation),
    ];
    if (faults.length > 0) throw new Error(faults.join("\n"));
  };

  try {
    await fc.assert(fc.asyncProperty(history, play), { numRuns: runs, seed });
  } finally {
    for (const desk of desks) await desk.stop();
    await kept.close();
  }
  return { commits, raced };
}

function actionOf(
  { name, input }: Extract<Step, { kind: "acts" }>,
  by: Staff,
  text: string,
  message: string,
  on: { readonly community: string; readonly channel: string; readonly conversation: string },
): StaffAction {
  const act = FEATURES.acts.find((one) => one.name === name);
  const [first, second] = STAFF;
  const to = (by === first ? second : first)?.id;
  const told = act?.told({ ...input, text, to, message, reason: "換人" });
  if (!told?.ok || told.value.about !== "conversation") throw new Error(`no act ${name}`);
  return { by, act: told.value, on };
}

/** What somebody wrote last, on its way or gone. */
function lastWordOf(all: readonly Taken[], by: Staff): Outgoing | undefined {
  return all
    .flatMap(({ commit }) => valuesIn(commit, "o:"))
    .map(([, value]) => outgoingSchema.parse(value))
    .findLast(({ from, id }) => from.kind === "staff" && from.id === by.id && id.endsWith(".s"));
}

/** Read off the commits in the order in which the store took them. */
function faultsOfOwnership(all: readonly Taken[], id: string): readonly string[] {
  const faults: string[] = [];
  const name = keys.conversation(CHANNEL, id).name;
  const isThere = new Set<string>();
  let before: Conversation | null = null;
  for (const { commit } of all.toSorted((one, other) => one.version - other.version)) {
    const now: Conversation | null = conversationIn(commit, name) ?? before;
    for (const [key, value] of valuesIn(commit, "o:")) {
      const outgoing = outgoingSchema.parse(value);
      if (outgoing.conversation !== id || outgoing.to.kind !== "resident") continue;
      const isClaim = isThere.has(key);
      isThere.add(key);
      // A bot's word is written leased, or claimed later: in its own epoch, or not at all (B25).
      if (outgoing.ownerEpoch !== null && now !== null && isClaim)
        if (now.owner.epoch !== outgoing.ownerEpoch) faults.push(`claimed late: ${outgoing.text}`);
      const { from } = outgoing;
      if (from.kind === "staff" && !isClaim)
        if (now?.owner.kind !== "staff" || now.owner.id !== from.id)
          faults.push(`${from.name} spoke in another's: ${outgoing.text}`);
    }
    if (before !== null && now !== null && whose(before) !== whose(now))
      if (now.owner.epoch <= before.owner.epoch)
        faults.push("an owner without an epoch of its own");
    before = now;
  }
  return faults;
}

const whose = ({ owner }: Conversation): string => (owner.kind === "staff" ? owner.id : owner.kind);

function faultsOfWords(
  told: {
    readonly sent: readonly Outgoing[];
    readonly written: readonly string[];
    readonly spoken: readonly string[];
    readonly noted: readonly string[];
    readonly taken: readonly Taken[];
  },
  id: string,
): readonly string[] {
  const faults: string[] = [];
  const toResident = told.sent.filter(({ to }) => to.kind === "resident");
  // But for their greetings, which are the catalogue's.
  const said = toResident
    .filter(({ from, text }) => from.kind === "staff" && /\d+\.\d+$/.test(text))
    .map(({ text }) => text);
  const lines = told.taken.flatMap(({ commit }) =>
    (commit.add ?? []).flatMap(({ index, member }) =>
      index === `lines:${CHANNEL}:${id}` ? [member] : [],
    ),
  );
  if (new Set(lines).size !== lines.length)
    faults.push(`a line twice: ${lines.join()} ${told.sent.map((o) => `${o.id}@${o.at}`).join()}`);
  const heard = told.taken.flatMap(({ commit }) =>
    valuesIn(commit, "l:").flatMap(([, value]) => lineSchema.parse(value).message ?? []),
  );
  if (heard.toSorted().join() !== told.written.toSorted().join())
    faults.push(`written ${told.written.join()}, kept ${heard.join()}`);
  if (said.toSorted().join() !== told.spoken.toSorted().join())
    faults.push(`spoken ${told.spoken.join()}, sent ${said.join()}`);
  for (const note of told.noted)
    if (toResident.some(({ text }) => text.includes(note))) faults.push(`told outside: ${note}`);
  return faults;
}

function conversationIn(commit: Commit, name: string): Conversation | null {
  const found = commit.puts?.find(({ key }) => key.name === name);
  return found === undefined ? null : conversationSchema.parse(found.value);
}

/** What a commit puts under keys that begin so. */
function valuesIn({ puts = [] }: Commit, prefix: string): readonly (readonly [string, unknown])[] {
  return puts.flatMap(({ key: { name }, value }) =>
    name.startsWith(prefix) ? [[name, value] as const] : [],
  );
}
