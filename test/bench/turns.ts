import { openDesk } from "../../src/app.ts";
import { put, type Commit } from "../../src/core/store.ts";
import type { Inbound } from "../../src/core/records/message.ts";
import type { Ticket } from "../../src/core/records/ticket.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { openLog } from "../../src/runtime/log.ts";
import { indexes, keys } from "../../src/store/keys.ts";
import { newPlace, openPlace, type StoreName } from "../faults/place.ts";
import { productContent } from "../product-content.ts";
import { REPAIR_TALK, typed } from "../repair-talk.ts";
import { paceOf, timed, type Pace, type Timed } from "./pace.ts";

const COMMUNITY = "main";
const TICKETS_A_COMMIT = 30;
/** Conversations of a round: as many as are ever in flight. */
const ROUND = 128;

export interface Bench {
  readonly folder: string;
  /** So many turns on the product's content, and bare commits of the same bytes elsewhere. */
  turns(count: number, inFlight: number): Promise<{ readonly turn: Pace; readonly commit: Pace }>;
  /** Stores copies of a real ticket until so many are there. */
  fill(tickets: number): Promise<void>;
  close(): Promise<void>;
}

/** A real desk, and beside it a store of the same kind that only commits, on the same disk. */
export async function openBench(name: StoreName): Promise<Bench> {
  const clock = systemClock();
  const content = await productContent();
  const [place, beside] = [await newPlace(name), await newPlace(name)];
  const [real, bare] = [await openPlace(place, clock.now()), await openPlace(beside, clock.now())];
  let recorded: Commit[] = [];
  let sample: Ticket | undefined;
  const runtime = await openDesk({
    store: {
      ...real,
      commit(partition, commit) {
        if (isTurn(commit)) recorded.push(commit);
        return real.commit(partition, commit);
      },
    },
    clock,
    log: openLog("silent"),
    content: () => content,
    channels: ["test", "staff"].map((name) => ({
      name,
      send: async () => ({ kind: "sent" as const }),
    })),
  });
  let conversations = 0;
  let stored = 0;

  const talks = (): readonly Inbound[] => {
    const from = conversations;
    conversations += ROUND;
    stored += ROUND;
    return REPAIR_TALK.flatMap((text, turn) =>
      Array.from({ length: ROUND }, (_, n) => typed(`c${from + n}`, `m${turn}`, text, clock.now())),
    );
  };

  return {
    folder: place.folder,
    async turns(count, inFlight) {
      const turns: Timed[] = [];
      const commits: Timed[] = [];
      // In turn, so that a busy minute of the machine slows both.
      for (let done = 0; done < count; done += ROUND * REPAIR_TALK.length) {
        recorded = [];
        turns.push(await timed(talks(), inFlight, (one) => runtime.receive(one)));
        await runtime.idle();
        sample ??= ticketIn(recorded);
        // The checks are left out: what they were made against lies in the other store.
        const bareCommit = (one: Commit) => bare.commit(COMMUNITY, { ...one, checks: [] });
        commits.push(await timed(recorded, inFlight, bareCommit));
      }
      return { turn: paceOf(turns), commit: paceOf(commits) };
    },
    async fill(tickets) {
      if (!sample) throw new Error("no ticket was opened yet");
      const one = sample;
      while (stored < tickets) {
        const ids = Array.from(
          { length: Math.min(TICKETS_A_COMMIT, tickets - stored) },
          (_, n) => `stored-${stored + n}`,
        );
        await real.commit(COMMUNITY, {
          now: clock.now(),
          puts: ids.map((id) => put(keys.ticket(id), { ...one, id })),
          add: ids.map((member) => ({ index: indexes.tickets, score: clock.now(), member })),
        });
        stored += ids.length;
      }
    },
    async close() {
      await runtime.stop();
      await real.close();
      await bare.close();
      await place.remove();
      await beside.remove();
    },
  };
}

/** Only a turn's commit keeps a mark; what the outbox settles is beside it, not measured. */
function isTurn(commit: Commit): boolean {
  return (commit.puts ?? []).some(({ key }) => key.kind.name === "mark");
}

function ticketIn(commits: readonly Commit[]): Ticket | undefined {
  for (const { puts } of commits) {
    const found = puts?.find(({ key }) => key.kind.name === "ticket");
    if (found) return keys.ticket("").kind.read(found.value, 1);
  }
  return undefined;
}
