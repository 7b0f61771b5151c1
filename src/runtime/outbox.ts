import type { Channel, Sent } from "../core/channel.ts";
import type { Line, Outgoing } from "../core/message.ts";
import { put, type Check, type Commit } from "../core/store.ts";
import { indexes, keys } from "../store/keys.ts";
import { LEASE_MS, type Desk } from "./desk.ts";
import { lanes } from "./lanes.ts";
import { earliest, pump } from "./pump.ts";

/** A claim takes so many at a time: each is sent well within its lease. */
const BATCH = 20;
const MOST_TRIES = 12;
const LONGEST_TRYING_MS = 24 * 60 * 60 * 1_000;
const FIRST_BACK_OFF_MS = 2_000;
const LONGEST_BACK_OFF_MS = 30 * 60 * 1_000;

/** Sends what turns wrote down, at least once, in order within a conversation. */
export interface Outbox {
  /** Sends at once what this process wrote leased to itself. */
  send(community: string, outbox: readonly Outgoing[]): void;
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
  desk: Desk,
  communities: () => readonly string[],
  channels: readonly Channel[],
): Outbox {
  const { store, clock, log, figures } = desk;
  const byName = new Map(channels.map((channel) => [channel.name, channel]));
  const sending = lanes();

  const deliver = (community: string, outgoing: Outgoing): Promise<void> => {
    const lane =
      outgoing.to.kind === "staff"
        ? "staff"
        : `${outgoing.to.channel}\n${outgoing.to.conversation}`;
    return sending.run(`${community}\n${lane}`, async () => {
      try {
        await settle(community, outgoing, await attempt(outgoing));
      } catch (thrown) {
        // Its lease runs out, and the pump takes it up again.
        log.error("outgoing-unsettled", { community, outgoing: outgoing.id }, thrown);
      }
    });
  };

  const attempt = async (outgoing: Outgoing): Promise<Sent> => {
    const name = channelOf(outgoing);
    const channel = byName.get(name);
    if (!channel) {
      return outgoing.to.kind === "staff"
        ? { kind: "sent" }
        : { kind: "later", after: null, reason: "channel-off" };
    }
    try {
      return await channel.send(outgoing);
    } catch (thrown) {
      log.error("channel-failed", { channel: name, outgoing: outgoing.id }, thrown);
      return { kind: "later", after: null, reason: "channel-failed" };
    }
  };

  const settle = async (community: string, outgoing: Outgoing, sent: Sent): Promise<void> => {
    const now = clock.now();
    const key = keys.outgoing(outgoing.id);
    const remove = [{ index: indexes.outbox, member: outgoing.id }];
    switch (sent.kind) {
      case "sent": {
        figures.sent(channelOf(outgoing), "sent");
        const shown = outgoing.to.kind === "staff" ? asAlert(outgoing) : asLine(outgoing, now);
        await store.commit(community, { now, dels: [key], remove, ...shown });
        return;
      }
      case "later": {
        const tries = outgoing.tries + 1;
        if (tries < MOST_TRIES && now - outgoing.at < LONGEST_TRYING_MS) {
          figures.sent(channelOf(outgoing), "later");
          const due = now + (sent.after ?? 0) + backOff(tries, desk.random());
          // An alert is on staff's screen all the same.
          const shown = outgoing.to.kind === "staff" ? asAlert(outgoing) : { puts: [], add: [] };
          await store.commit(community, {
            now,
            puts: [put(key, { ...outgoing, tries }), ...shown.puts],
            add: [{ index: indexes.outbox, score: due, member: outgoing.id }, ...shown.add],
          });
          pumped.nudge(due);
          return;
        }
        return giveUp(community, outgoing, now);
      }
      case "undeliverable":
        return giveUp(community, outgoing, now);
    }
  };

  /** Kept as undelivered, for staff to see and to send another way; an alert is on their screen. */
  const giveUp = async (community: string, outgoing: Outgoing, now: number): Promise<void> => {
    figures.sent(channelOf(outgoing), "undeliverable");
    log.warn("outgoing-undelivered", { community, outgoing: outgoing.id, tries: outgoing.tries });
    if (outgoing.to.kind === "staff") {
      await store.commit(community, {
        now,
        dels: [keys.outgoing(outgoing.id)],
        remove: [{ index: indexes.outbox, member: outgoing.id }],
        ...asAlert(outgoing),
      });
      return;
    }
    const notice = undelivered(desk, outgoing, now);
    await store.commit(community, {
      now,
      puts: [put(keys.outgoing(outgoing.id), outgoing), put(keys.outgoing(notice.id), notice)],
      remove: [{ index: indexes.outbox, member: outgoing.id }],
      add: [
        { index: indexes.undelivered, score: now, member: outgoing.id },
        { index: indexes.outbox, score: now + LEASE_MS, member: notice.id },
      ],
    });
    void deliver(community, notice);
  };

  /** Takes up what fell due: retries, and what a process that died had leased. */
  const claim = async (community: string): Promise<number | null> => {
    const now = clock.now();
    const due = await store.range(community, indexes.outbox, { max: now, limit: BATCH });
    const found = await store.get(
      community,
      due.map(({ member }) => keys.outgoing(member)),
      now,
    );
    for (const { member } of due) {
      const key = keys.outgoing(member);
      const outgoing = found.read(key);
      if (!outgoing) {
        await store.commit(community, { now, remove: [{ index: indexes.outbox, member }] });
        continue;
      }
      if (await claimOne(community, outgoing.value, outgoing.version))
        void deliver(community, outgoing.value);
    }
    if (due.length === BATCH) return clock.now();
    const [next] = await store.range(community, indexes.outbox, { limit: 1 });
    return next?.score ?? null;
  };

  /** The clock is read afresh: a lease that began in the past lets two processes send. */
  const claimOne = async (
    community: string,
    outgoing: Outgoing,
    version: number,
  ): Promise<boolean> => {
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
          remove: [{ index: indexes.outbox, member: outgoing.id }],
        });
        return false;
      }
      checks.push({ key: conversation, version: current?.version ?? 0 });
    }
    const claimed = await store.commit(community, {
      now,
      checks,
      puts: [put(key, outgoing)],
      add: [{ index: indexes.outbox, score: now + LEASE_MS, member: outgoing.id }],
    });
    return claimed.ok;
  };

  const pumped = pump(
    clock,
    async () => earliest(await Promise.all(communities().map(claim))),
    (thrown) => log.error("outbox-failed", {}, thrown),
    () => sending.idle(),
  );

  return {
    send(community, outbox) {
      for (const outgoing of outbox) void deliver(community, outgoing);
    },
    idle: () => sending.idle(),
    async stop() {
      await pumped.stop();
      await sending.idle();
    },
  };
}

function channelOf({ to }: Outgoing): string {
  return to.kind === "staff" ? "staff" : to.channel;
}

function asLine(outgoing: Outgoing, now: number): Pick<Commit, "puts" | "add"> {
  if (outgoing.to.kind !== "resident") return {};
  const line: Line = {
    id: outgoing.id,
    who: outgoing.from,
    text: outgoing.text,
    choices: outgoing.choices,
    attachments: [],
    at: now,
    understood: null,
  };
  return {
    puts: [put(keys.line(line.id), line)],
    add: [
      {
        index: indexes.lines(outgoing.to.channel, outgoing.to.conversation),
        score: now,
        member: line.id,
      },
    ],
  };
}

/** The same however often it is written: each try of a channel beside the screen does. */
function asAlert(outgoing: Outgoing): Required<Pick<Commit, "puts" | "add">> {
  return {
    puts: [put(keys.alert(outgoing.id), outgoing)],
    add: [{ index: indexes.alerts, score: outgoing.at, member: outgoing.id }],
  };
}

/** Doubles from try to try, with full jitter on top of half of it. */
function backOff(tries: number, random: number): number {
  const most = Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** (tries - 1));
  return Math.round(most / 2 + (random * most) / 2);
}

function undelivered(desk: Desk, outgoing: Outgoing, now: number): Outgoing {
  const { phrases } = desk.content();
  return {
    ...outgoing,
    id: `${outgoing.id}.u`,
    to: { kind: "staff", role: "staff" },
    text: phrases.say("staff.undeliverable", "zh-Hant", { text: outgoing.text }, 0),
    choices: [],
    at: now,
    ownerEpoch: null,
    from: { kind: "bot" },
    urgent: true,
    tries: 0,
  };
}
