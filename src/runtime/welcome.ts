import { welcome as decideWelcome } from "../core/dialogs/welcome.ts";
import type { Language } from "../core/message.ts";
import type { Turn } from "../core/turn.ts";
import {
  carryOut,
  commitOf,
  inLane,
  read,
  worldOf,
  type Attempt,
  type Carriers,
  type ConversationId,
  type Desk,
} from "./desk.ts";

/** A chat with us that somebody has just opened, without a word yet. */
export interface Opened extends ConversationId {
  /** The platform's own, verified id of who opened it. */
  readonly person: string;
  /** What their platform speaks to them; null when it doesn't tell. */
  readonly language: Language | null;
}

/** Only a conversation that isn't there yet is welcomed: told of it twice, we speak once. */
export async function welcome(desk: Desk, carriers: Carriers, opened: Opened): Promise<void> {
  const identity = ["welcome", opened.channel, opened.conversation];
  const turn = await inLane(desk, opened, async (salt): Promise<Attempt<Turn | null>> => {
    const now = desk.clock.now();
    const before = await read(desk, opened, opened.person);
    if (before.conversation.version !== 0) return { kind: "done", value: null };
    const world = worldOf(desk, opened.community, before, identity, salt);
    const decided = decideWelcome(world, opened.language, now);
    const result = await desk.store.commit(opened.community, commitOf(decided, before, now));
    return result.ok ? { kind: "done", value: decided } : { kind: "conflict" };
  });
  if (turn) carryOut(carriers, opened.community, turn);
}
