import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDesk } from "../../src/app.ts";
import type { Inbound } from "../../src/core/message.ts";
import { put, type Commit, type Store } from "../../src/core/store.ts";
import type { Ticket } from "../../src/core/tickets/ticket.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { openLog } from "../../src/runtime/log.ts";
import { indexes, keys } from "../../src/store/keys.ts";
import { openData } from "../../src/store/open-data.ts";
import { productContent } from "../product-content.ts";
import { paceOf, type Pace } from "./pace.ts";

/** A resident's whole repair: every conversation writes these in order. */
const TALK = [
  "廚房水龍頭漏水，我是A棟12樓1203的王太太，電話0912345678，明天下午在家",
  "略過",
  "對",
  "沒有了",
] as const;
const COMMUNITY = "main";
const TICKETS_A_COMMIT = 30;

export interface Bench {
  readonly folder: string;
  /** So many turns on the product's content, then bare commits of the same bytes elsewhere. */
  turns(count: number, inFlight: number): Promise<{ readonly turn: Pace; readonly commit: Pace }>;
  /** Stores copies of a real ticket until so many are there. */
  fill(tickets: number): Promise<void>;
  close(): Promise<void>;
}

/** A real desk, and beside it a store that only commits. Both on the disk of the temporary folder. */
export async function openBench(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const clock = systemClock();
  const content = await productContent();
  const open = async (name: string): Promise<Store> => {
    const data = { folder: join(folder, name), key: null, now: clock.now(), tell: () => {} };
    return (await openData(data)).store;
  };
  const real = await open("desk");
  const bare = await open("bare");
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

  return {
    folder,
    async turns(count, inFlight) {
      recorded = [];
      const each = Math.ceil(count / TALK.length);
      const from = conversations;
      conversations += each;
      stored += each;
      const messages = TALK.flatMap((text, turn) =>
        Array.from({ length: each }, (_, n) =>
          message(`c${from + n}`, `m${turn}`, text, clock.now()),
        ),
      );
      const turn = await paceOf(messages, inFlight, (one) => runtime.receive(one));
      await runtime.idle();
      sample ??= ticketIn(recorded);
      // The checks are left out: what they were made against lies in the other store.
      const commit = await paceOf(recorded, inFlight, (one) =>
        bare.commit(COMMUNITY, { ...one, checks: [] }),
      );
      return { turn, commit };
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
      rmSync(folder, { recursive: true });
    },
  };
}

function message(conversation: string, id: string, text: string, at: number): Inbound {
  return {
    community: COMMUNITY,
    channel: "test",
    conversation,
    person: conversation,
    id,
    text,
    choice: null,
    attachments: [],
    at,
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
