import { DESK } from "../core/records/actor.ts";
import { FALL_DUE } from "../core/policy.ts";
import type { Conversation } from "../core/records/conversation.ts";
import type { Timer } from "../core/records/timer.ts";
import type { Commit } from "../core/store.ts";
import { hasConversation, type TimerKind, type Turn, type World } from "../core/turn/turn.ts";
import { indexes, keys } from "../store/keys.ts";
import type { Carriers, RuntimeContext } from "./context.ts";
import { earliest, pump, type Pump } from "./pump.ts";
import { communitySubject, conversationSubject, ticketSubject, type Subject } from "./subject.ts";
import { transact } from "./transact.ts";
import { isUnreadable, putOff } from "./unreadable.ts";

/** Looked at in one go; what is left falls due again at once. */
const BATCH = 50;

/**
 * Fires timers when they fall due, each exactly once: claimed and acted on in one commit. What
 * fell due while no process ran is judged by the state of now.
 * @param sent resolves when what firing set off is sent: a simulated clock stands until then
 */
export function openTimers(
  context: RuntimeContext,
  communities: () => readonly string[],
  carriers: Carriers,
  sent: () => Promise<void>,
): Pump {
  const { store, clock, log, metrics } = context;

  const fireDue = async (community: string): Promise<number | null> => {
    const due = await store.range(community, indexes.timers, { max: clock.now(), limit: BATCH });
    for (const { member } of due) {
      try {
        await fireOne(community, member);
      } catch (thrown) {
        if (!isUnreadable(thrown)) throw thrown;
        log.error("timer-unreadable", { community, timer: member }, thrown);
        await wait(community, member);
      }
    }
    const [next] = await store.range(community, indexes.timers, { limit: 1 });
    return next?.score ?? null;
  };

  /** A timer that cannot be judged would block those behind it each time: it goes, and is said. */
  const judge = (
    kind: TimerKind,
    world: World<Conversation | null>,
    timer: Timer,
    now: number,
  ): Turn | null => {
    try {
      if (!hasConversation(world)) throw new Error("it belongs to no conversation");
      return kind.fire(world, timer, now);
    } catch (thrown) {
      log.error("timer-broken", { timer: timer.id, kind: timer.kind }, thrown);
      return null;
    }
  };

  const wait = (community: string, member: string): Promise<void> =>
    putOff(store, community, { index: indexes.timers, member }, clock.now());

  const fireOne = async (community: string, id: string): Promise<void> => {
    const key = keys.timer(id);
    const found = (await store.get(community, [key], clock.now())).read(key);
    // Gone with what it was for; what another process fired took its entry along.
    if (!found) return drop(community, id);
    const { value: timer, version } = found;
    const kind = context.features.timers.get(timer.kind);
    if (!kind) {
      log.warn("timer-unknown", { community, timer: id, kind: timer.kind });
      return wait(community, id);
    }
    const subject = subjectOf(community, timer);
    // One that is set again says something new each time: its words are not those of before.
    const identity = ["timer", id, String(timer.due)];
    const doing = { by: DESK, act: FALL_DUE, subject, beside: key, identity };
    const done = await transact<Conversation | null, number | null>(
      context,
      carriers,
      doing,
      () => ({
        decide(world, { beside }, now) {
          const current = beside.read(key);
          // Another process was faster, or it was put off meanwhile.
          if (!current || current.version !== version || current.value.due > now)
            return { value: null };
          const turn = judge(kind, world, current.value, now);
          const checks = [{ key, version: current.version }];
          // Set again, it stays.
          const isAgain = turn?.timers.some((set) => set.id === id) ?? false;
          const gone = { dels: [key], remove: [{ index: indexes.timers, member: id }] };
          return { value: now, turn, beside: { checks, ...(isAgain ? {} : gone) } };
        },
      }),
    );
    if (!done.ok) {
      log.error("timer-broken", { timer: id, kind: timer.kind }, new Error(done.error));
      return drop(community, id, { checks: [{ key, version }], dels: [key] });
    }
    if (done.value === null) return;
    metrics.timerFired(timer.kind, done.value - timer.due);
    log.info("timer-fired", { community, timer: id, kind: timer.kind });
  };

  /** Takes its entry away, and what is told beside it. */
  const drop = async (
    community: string,
    id: string,
    beside: Pick<Commit, "checks" | "dels"> = {},
  ): Promise<void> => {
    const now = clock.now();
    await store.commit(community, {
      ...beside,
      now,
      remove: [{ index: indexes.timers, member: id }],
    });
  };

  return pump(
    clock,
    async () => earliest(await Promise.all(communities().map(fireDue))),
    (thrown) => log.error("timers-failed", {}, thrown),
    sent,
  );
}

function subjectOf(
  community: string,
  { channel, conversation, ticket }: Timer,
): Subject<Conversation | null> {
  const about = ticket === null ? {} : { ticket };
  if (channel !== null && conversation !== null)
    return conversationSubject({ community, channel, conversation }, about);
  return ticket === null
    ? communitySubject(community, "timers")
    : ticketSubject({ community, ticket });
}
