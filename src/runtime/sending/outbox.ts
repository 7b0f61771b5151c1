import { setTimeout } from "node:timers/promises";
import type { Channel, Sent } from "../../core/channel.ts";
import type { Outgoing } from "../../core/records/message.ts";
import { put, type Check, type Snapshot } from "../../core/store.ts";
import { keys, outboxOf, OUTBOXES } from "../../store/keys.ts";
import { LEASE_MS, type RuntimeContext } from "../context.ts";
import { groupCommit, type Unchecked } from "./group-commit.ts";
import { lanes } from "../lanes.ts";
import { places } from "./priority-slots.ts";
import { earliest, pump } from "../pump.ts";
import { isUnreadable, putOff } from "../unreadable.ts";
import { deliveryOutcome } from "./delivery-outcome.ts";

/** A claim takes so many at a time: each is sent well within its lease. */
const BATCH = 20;
/** One slow answer holds up no other alert; more at once no platform takes from us. */
const STAFF_AT_ONCE = 4;
/** The same for mails and devices: more connections mail servers take for a flood. */
const AWAY_AT_ONCE = 4;
/** A channel gives up before: what is begun within a lease ends within it. */
const LONGEST_SENDING_MS = LEASE_MS / 2;
/** The store was away: soon enough that the next message waits little, seldom enough to spare it. */
const SETTLE_AGAIN_MS = 250;

/** What is told beside conversations: to who left them, and to colleagues' devices. */
export interface Notices {
  /** Whether it is still to be sent: they may have looked, or opted out, since. */
  isWanted(community: string, outgoing: Outgoing): Promise<boolean>;
  /** It stands where nobody may look; whether somebody does is asked at once. */
  shown(): void;
  /** Nothing is at its address any more. */
  gone(community: string, outgoing: Outgoing): Promise<void>;
  /** Something urgent goes to staff. */
  alarm(community: string, outgoing: Outgoing): Promise<void>;
  /** What staff are told of a message that reached nobody. */
  undelivered(community: string, outgoing: Outgoing): Promise<string>;
}

/** Sends what turns wrote down, at least once, in order within a conversation. */
export interface Outbox {
  /** Sends at once what this process wrote leased to itself. */
  send(community: string, outbox: readonly Outgoing[]): void;
  /** Something may be due at `time` that no `send` told of. */
  lookAt(time: number): void;
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>;
  /** Claims nothing more; resolves when what is on its way has arrived or failed. */
  stop(): Promise<void>;
}

/**
 * @param channels by which residents are reached; one named `staff`, if there is one, gets what
 *   goes to staff, beside their screen, which shows it always
 */
export function openOutbox(
  context: RuntimeContext,
  communities: () => readonly string[],
  channels: readonly Channel[],
  notices: Notices,
): Outbox {
  const { store, clock, log, metrics } = context;
  const byName = new Map(channels.map((channel) => [channel.name, channel]));
  const sending = lanes();
  const toStaff = places(STAFF_AT_ONCE);
  const toAway = places(AWAY_AT_ONCE);
  const commit = groupCommit(store, () => !context.lanes.isIdle());
  let stopping = false;

  const deliver = (community: string, outgoing: Outgoing, leasedUntil: number): Promise<void> => {
    const { to, conversation, urgent } = outgoing;
    const carry = async (): Promise<void> => {
      // Those before it took long: another may send it soon, so we don't begin.
      if (clock.now() + LONGEST_SENDING_MS > leasedUntil) return pumped.nudge(leasedUntil);
      try {
        await settle(community, outgoing, await attempt(community, outgoing), leasedUntil);
      } catch (thrown) {
        // Its lease runs out, and the pump takes it up again.
        log.error("outgoing-unsettled", { community, outgoing: outgoing.id }, thrown);
        pumped.nudge(leasedUntil);
      }
    };
    if (to.kind === "resident")
      return sending.run(`${community}\n${to.channel}\n${to.conversation}`, carry);
    if (to.kind === "mail" || to.kind === "device") {
      const address = to.kind === "mail" ? to.address : to.device.endpoint;
      return sending.run(`${community}\n\n${address}`, () => toAway.run(urgent, carry));
    }
    // In order about one conversation: who writes much takes no place from others.
    const lane = `${community}\n${channelOf(outgoing)}\n${to.kind === "staff" && urgent}\n${conversation}`;
    return sending.run(lane, () => toStaff.run(urgent, carry));
  };

  const attempt = async (community: string, outgoing: Outgoing): Promise<Sent> => {
    const name = channelOf(outgoing);
    const channel = byName.get(name);
    // Before what may take its time; each try does it with the same ids.
    if (outgoing.to.kind === "staff" && outgoing.urgent && outgoing.tries === 0)
      await notices.alarm(community, outgoing).catch((thrown: unknown) => {
        log.error("alarm-failed", { community, outgoing: outgoing.id }, thrown);
      });
    if (!channel) {
      return outgoing.to.kind === "staff"
        ? { kind: "sent" }
        : { kind: "later", after: null, reason: "channel-off" };
    }
    try {
      if (isAway(outgoing) && !(await notices.isWanted(community, outgoing)))
        return { kind: "sent" };
      return await channel.send(channel.bringsFiles ? outgoing : namingFiles(outgoing), community);
    } catch (thrown) {
      log.error("channel-failed", { channel: name, outgoing: outgoing.id }, thrown);
      return { kind: "later", after: null, reason: "channel-failed" };
    }
  };

  const settle = async (
    community: string,
    outgoing: Outgoing,
    sent: Sent,
    leasedUntil: number,
  ): Promise<void> => {
    const isTold = sent.kind === "sent" || sent.kind === "let-go";
    const isLost = !isTold && outgoing.to.kind === "resident";
    const words = isLost ? await notices.undelivered(community, outgoing) : "";
    const now = clock.now();
    const { places } = context;
    const settled = deliveryOutcome(outgoing, sent, now, context.random(), places, () => words);
    await write(community, settled.commit, leasedUntil);
    const isGivenUp = sent.kind === "later" && settled.again === null;
    metrics.sent(channelOf(outgoing), isGivenUp ? "undeliverable" : sent.kind);
    if (settled.again !== null) pumped.nudge(settled.again);
    if (sent.kind === "sent" && sent.unseen) notices.shown();
    for (const one of settled.tells) void deliver(community, one, now + LEASE_MS);
    if (isTold || settled.again !== null) return;
    if (isAway(outgoing) && sent.kind === "undeliverable") await notices.gone(community, outgoing);
    log.warn("outgoing-undelivered", { community, outgoing: outgoing.id, tries: outgoing.tries });
  };

  /**
   * Tries until the lease ends. What was sent and is not written down is sent again, so nothing
   * more goes to the same conversation before: one may come twice, not all that follow.
   */
  const write = async (
    community: string,
    settled: Unchecked,
    leasedUntil: number,
  ): Promise<void> => {
    for (;;) {
      try {
        return await commit(community, settled);
      } catch (thrown) {
        if (stopping || clock.now() + SETTLE_AGAIN_MS >= leasedUntil) throw thrown;
        // By the machine's own time: a simulated clock stands until this is done.
        await setTimeout(SETTLE_AGAIN_MS);
      }
    }
  };

  /** Takes up what fell due: retries, and what a process that died had leased. */
  const claim = async (community: string): Promise<number | null> => {
    for (const outbox of OUTBOXES) {
      // There is more, and the urgent ones come first again.
      if ((await claimFrom(community, outbox)) === BATCH) return clock.now();
    }
    return earliest(await Promise.all(OUTBOXES.map((outbox) => nextDue(community, outbox))));
  };

  /** How many were due, at most a batch of them. */
  const claimFrom = async (community: string, outbox: string): Promise<number> => {
    const now = clock.now();
    const take = async (member: string, found: Snapshot): Promise<void> => {
      const outgoing = found.read(keys.outgoing(member));
      if (!outgoing) {
        await store.commit(community, { now, remove: [{ index: outbox, member }] });
        return;
      }
      const leasedUntil = await claimOne(community, outbox, outgoing.value, outgoing.version);
      if (leasedUntil !== null) void deliver(community, outgoing.value, leasedUntil);
    };
    const dueNow = () => store.range(community, outbox, { max: now, limit: BATCH });
    const due = await dueNow();
    if (due.length === 0) return 0;
    const found = await store.get(
      community,
      due.map(({ member }) => keys.outgoing(member)),
      now,
    );
    // What another claimed before it was read is not due any more; after that its version differs.
    const still = new Set((await dueNow()).map(({ member }) => member));
    for (const { member } of due.filter((one) => still.has(one.member))) {
      try {
        await take(member, found);
      } catch (thrown) {
        if (!isUnreadable(thrown)) throw thrown;
        log.error("outgoing-unreadable", { community, outgoing: member }, thrown);
        await putOff(store, community, { index: outbox, member }, now);
      }
    }
    return due.length;
  };

  const nextDue = async (community: string, outbox: string): Promise<number | null> => {
    const [next] = await store.range(community, outbox, { limit: 1 });
    return next?.score ?? null;
  };

  /**
   * The clock is read afresh: a lease that began in the past lets two processes send.
   * @param outbox where it was found: what an older frontdesk wrote moves to where it belongs
   * @returns until when it is ours; null when it isn't
   */
  const claimOne = async (
    community: string,
    outbox: string,
    outgoing: Outgoing,
    version: number,
  ): Promise<number | null> => {
    const now = clock.now();
    const key = keys.outgoing(outgoing.id);
    const checks: Check[] = [{ key, version }];
    if (outgoing.ownerEpoch !== null && outgoing.to.kind === "resident") {
      const conversation = keys.conversation(outgoing.to.channel, outgoing.to.conversation);
      const current = (await store.get(community, [conversation], now)).read(conversation);
      if (current && current.value.owner.epoch !== outgoing.ownerEpoch) {
        // A person has taken over since: the bot's reply comes too late (B25).
        await store.commit(community, {
          now,
          checks,
          dels: [key],
          remove: [{ index: outbox, member: outgoing.id }],
        });
        return null;
      }
      checks.push({ key: conversation, version: current?.version ?? 0 });
    }
    const leasedUntil = now + LEASE_MS;
    const home = outboxOf(outgoing);
    const claimed = await store.commit(community, {
      now,
      checks,
      puts: [put(key, outgoing)],
      add: [{ index: home, score: leasedUntil, member: outgoing.id }],
      remove: outbox === home ? [] : [{ index: outbox, member: outgoing.id }],
    });
    return claimed.ok ? leasedUntil : null;
  };

  const pumped = pump(
    clock,
    async () => earliest(await Promise.all(communities().map(claim))),
    (thrown) => log.error("outbox-failed", {}, thrown),
    () => sending.idle(),
  );

  return {
    send(community, outbox) {
      // The lease was taken by the turn that decided it.
      for (const outgoing of outbox) {
        const { notBefore = 0 } = outgoing;
        // What waits belongs to whoever claims it when it is due.
        if (notBefore > clock.now()) pumped.nudge(notBefore);
        else void deliver(community, outgoing, outgoing.at + LEASE_MS);
      }
    },
    lookAt: (time) => pumped.nudge(time),
    idle: () => sending.idle(),
    async stop() {
      stopping = true;
      await pumped.stop();
      await sending.idle();
    },
  };
}

function isAway({ to }: Outgoing): boolean {
  return to.kind === "mail" || to.kind === "device";
}

function channelOf({ to }: Outgoing): string {
  switch (to.kind) {
    case "staff":
      return "staff";
    case "resident":
      return to.channel;
    case "mail":
      return "mail";
    case "device":
      return "push";
    case "place":
      return placeName(to.place);
  }
}

/** The channel to colleagues in a place, beside the one to residents of the same platform. */
export const placeName = (place: string): string => `place:${place}`;

/** What goes with it, by name. */
function namingFiles(outgoing: Outgoing): Outgoing {
  const { text, attachments = [] } = outgoing;
  const names = attachments.map(({ name }) => `📎 ${name}`);
  const words = text === "" ? names : [text, ...names];
  return names.length === 0 ? outgoing : { ...outgoing, text: words.join("\n") };
}
