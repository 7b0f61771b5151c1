import { decide, LONGEST_MESSAGE } from "../core/dialogs/decide.ts";
import type { Inbound } from "../core/message.ts";
import { BadCommit, put } from "../core/store.ts";
import type { Turn, World } from "../core/turn.ts";
import type { Danger } from "../core/understanding/interpretation.ts";
import { keys } from "../store/keys.ts";
import {
  carryOut,
  commitOf,
  inLane,
  read,
  worldOf,
  type Attempt,
  type Carriers,
  type Desk,
  type Read,
} from "./desk.ts";
import type { Figures } from "./figures.ts";
import { quarantined } from "./quarantine.ts";

/** Slack redelivers within the hour, people resend for days: a mark outlives both. */
const REMEMBER_DELIVERIES_MS = 7 * 24 * 60 * 60 * 1_000;
/** No more of a message is read than tells that it is too long. */
const MOST_READ = LONGEST_MESSAGE + 1;

/**
 * One message, one turn: read → interpret → decide → one conditional commit that also holds the
 * mark against redelivery → (the caller acknowledges) → send. Resolves when durable; a redelivery
 * resolves and does nothing. Rejects when nothing was kept.
 */
export async function receive(desk: Desk, carriers: Carriers, message: Inbound): Promise<void> {
  const { figures } = desk;
  const turnEnds = figures.turnBegins();
  let taken: Taken | null;
  try {
    taken = await inLane(desk, message, (salt) => attempt(desk, message, salt));
  } catch (thrown) {
    figures.received(message.channel, "refused");
    throw thrown;
  }
  if (!taken) return figures.received(message.channel, "redelivered");
  turnEnds();
  count(figures, message, taken);
  carryOut(carriers, message.community, taken.turn);
}

/** A message's turn, and what of it is counted. */
interface Decided {
  readonly turn: Turn;
  readonly outcome: "handled" | "quarantined";
  readonly danger: Danger | null;
}
type Taken = Decided & { readonly before: Read };

function count(figures: Figures, { channel }: Inbound, taken: Taken): void {
  const { turn, before, outcome, danger } = taken;
  figures.received(channel, outcome);
  if (danger !== null) figures.danger(danger);
  const known = new Set(before.tickets.map(({ value }) => value.id));
  for (const { id, kind } of turn.tickets) if (!known.has(id)) figures.ticketOpened(kind);
  for (const { understood } of turn.transcript)
    if (understood) figures.understood(understood.decision);
}

async function attempt(desk: Desk, message: Inbound, salt: number): Promise<Attempt<Taken | null>> {
  const { community } = message;
  const now = desk.clock.now();
  const mark = keys.mark(message.channel, message.conversation, message.id);
  const before = await read(desk, message, message.person, { beside: mark });
  if (before.beside.read(mark)) return { kind: "done", value: null };
  const identity = [message.channel, message.conversation, message.id];
  const world = worldOf(desk, community, before, identity, salt);
  const commit = async (decided: Decided): Promise<Attempt<Taken>> => {
    const base = commitOf(decided.turn, before, now);
    const result = await desk.store.commit(community, {
      ...base,
      checks: [{ key: mark, version: before.beside.version(mark) }, ...base.checks],
      puts: [...base.puts, put(mark, { at: now }, now + REMEMBER_DELIVERIES_MS)],
    });
    return result.ok ? { kind: "done", value: { ...decided, before } } : { kind: "conflict" };
  };
  const decided = tryToDecide(desk, world, message, now);
  try {
    return await commit(decided);
  } catch (thrown) {
    // A turn that no store could take fails each time: it is set aside like any poison.
    if (!(thrown instanceof BadCommit)) throw thrown;
    return commit(setAside(desk, world, message, now, thrown));
  }
}

function tryToDecide(desk: Desk, world: World, message: Inbound, now: number): Decided {
  try {
    const text = message.text.slice(0, MOST_READ);
    const meaning = world.content.understanding.interpret(text, world.community.country);
    const turn = decide(world, message, meaning, now);
    return { turn, outcome: "handled", danger: meaning.danger };
  } catch (thrown) {
    return setAside(desk, world, message, now, thrown);
  }
}

function setAside(
  desk: Desk,
  world: World,
  message: Inbound,
  now: number,
  thrown: unknown,
): Decided {
  desk.log.error(
    "message-quarantined",
    { community: message.community, channel: message.channel },
    thrown,
  );
  return { turn: quarantined(world, message, now), outcome: "quarantined", danger: null };
}
