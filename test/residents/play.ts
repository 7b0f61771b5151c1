import { loadSeed } from "../../src/cli/seed.ts";
import { simulatedDesk, type SimulatedDesk } from "../../src/cli/talk-json.ts";
import type { TalkResponse } from "../../src/cli/talk-protocol.ts";
import { formatProblem } from "../../src/core/content/check/problem.ts";
import type { Content } from "../../src/core/content/content.ts";
import type { TicketView } from "../../src/core/tickets/view.ts";
import { isOfficeTime, officeDue } from "../../src/core/tickets/clocks.ts";
import { communitySchema } from "../../src/core/records/community.ts";
import type { Log } from "../../src/runtime/log.ts";
import { modelStore } from "../store/model.ts";
import { talkOf, type Cast } from "../../src/core/simulated/cast.ts";
import type { Tongue } from "../../src/core/simulated/tongue.ts";
import type { Catalogue } from "../../src/core/simulated/catalogue.ts";
import { hear, type Heard } from "../../src/core/simulated/heard.ts";
import type { Message } from "../../src/core/simulated/message.ts";
import type { Resident } from "../../src/core/simulated/resident.ts";

/** A message and what came back at once. */
export interface Exchange {
  readonly who: Resident;
  readonly message: Message;
  readonly heard: Heard;
  /** ms UTC */
  readonly at: number;
}

/** A conversation to its end, and what the desk had of it an hour later, in office hours. */
export interface Played {
  readonly cast: Cast;
  readonly exchanges: readonly Exchange[];
  /** What was sent to it of the desk's own accord. */
  readonly later: readonly { readonly text: string; readonly at: number }[];
  readonly tickets: readonly TicketView[];
  readonly owner: string;
  /** What went wrong inside: names of events of the log. */
  readonly faults: readonly string[];
  /** When it was looked at, ms UTC. */
  readonly seenAt: number;
}

export interface Stage {
  play(cast: Cast): Promise<Played>;
  close(): Promise<void>;
}

const COMMUNITIES = [
  { id: "main", country: "TW", company: { zh: "物業服務公司", en: "Property Services" } },
  { id: "harbour", country: "HK", company: { zh: "海逸物業", en: "Harbour Estates" } },
  { id: "garden", country: "CN", company: { zh: "花園物業", en: "Garden Estates" } },
];
const COMMUNITY: Readonly<Record<Tongue, string>> = {
  tw: "main",
  en: "main",
  hk: "harbour",
  cn: "garden",
};
const STAFF = [
  { name: "王主任", aliases: ["Manager Wong"] },
  { name: "林組長", aliases: ["林主管", "林经理", "Mr Lin"] },
];
/** Whom residents ask for by name, as tickets name them. */
export const COLLEAGUES: readonly string[] = STAFF.map(({ name }) => name);
const OFFICE = communitySchema.parse(COMMUNITIES[0]);
const SEED = JSON.stringify({
  communities: COMMUNITIES.map((community) => ({ ...community, staff: STAFF })),
});
const CONVERSATION = "thread";
const HOUR = 60 * 60_000;
/** A reply that is held back so that a burst is answered once has come by then. */
const HELD_MS = 10_000;

/** A whole desk, empty again for each conversation. */
export function openStage(content: Content, reads: Catalogue): Stage {
  const faults: string[] = [];
  const log: Log = {
    info: () => {},
    warn: (event) => void faults.push(event),
    error: (event) => void faults.push(event),
  };
  const desk = simulatedDesk({
    content,
    log,
    openStore: async (now) => {
      const store = modelStore();
      const loaded = await loadSeed(store, "seed", SEED, now);
      if (!loaded.ok) throw new Error(loaded.error.map(formatProblem).join("\n"));
      return store;
    },
    empty: () => {},
  });
  return {
    async play(cast) {
      faults.length = 0;
      await desk.handle({ op: "fresh", at: cast.begins });
      const exchanges: Exchange[] = [];
      const later: { text: string; at: number }[] = [];
      const community = COMMUNITY[cast.tongue];
      let now = cast.begins;
      let owner = "bot";

      const pass = async (to: number): Promise<void> => {
        const response = await answered(desk.handle({ op: "advance", to }), "advance");
        const sent = response.sent.filter((one) => one.to === CONVERSATION);
        later.push(...sent.map(({ text, at }) => ({ text, at: Date.parse(at) })));
        now = to;
      };

      const write = async (who: Resident, message: Message): Promise<Heard> => {
        if (exchanges.length > 0) await pass(now + message.after * 1_000);
        const number = exchanges.length;
        const response = await answered(
          desk.handle({
            op: "message",
            conversation: CONVERSATION,
            person: who.id,
            id: `m${number}`,
            text: message.text,
            at: now,
            choice: message.choice,
            attachments: Array.from({ length: message.photos }, (_, n) => ({
              name: `photo-${n}.jpg`,
              type: "image/jpeg",
            })),
            community,
          }),
          "message",
        );
        owner = response.owner;
        let heard = hear(reads, response);
        if (response.replies.length === 0) {
          const before = later.length;
          await pass(now + HELD_MS);
          const replies = later.splice(before).map(({ text }) => ({ text, choices: [] }));
          heard = hear(reads, { ...response, replies });
        }
        exchanges.push({ who, message, heard, at: now });
        return heard;
      };

      const talk = talkOf(cast);
      for (let step = talk.next(); step.done !== true;) {
        const { who, message } = step.value;
        step = talk.next(await write(who, message));
      }
      const isOpen = isOfficeTime(now, OFFICE);
      await pass((isOpen ? now : officeDue(now, 1, OFFICE)) + HOUR);
      const { tickets } = await answered(desk.handle({ op: "tickets", community }), "tickets");
      return { cast, exchanges, later, tickets, owner, faults: [...faults], seenAt: now };
    },
    close: () => desk.close(),
  };
}

/** @throws when the desk answers otherwise: it never does to what we write */
async function answered<Op extends TalkResponse["op"]>(
  response: Promise<Awaited<ReturnType<SimulatedDesk["handle"]>>>,
  op: Op,
): Promise<Extract<TalkResponse, { op: Op }>> {
  const found = await response;
  if (isOf(found, op)) return found;
  throw new Error(`answered ${JSON.stringify(found)}`);
}

function isOf<Op extends TalkResponse["op"]>(
  response: TalkResponse,
  op: Op,
): response is Extract<TalkResponse, { op: Op }> {
  return response.op === op;
}
