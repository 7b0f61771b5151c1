import { arrivalNews } from "../../core/cases/place-news.ts";
import type { Sent } from "../../core/channel.ts";
import { LOOK_MS } from "../../core/reach/attend.ts";
import type { Line, Outgoing } from "../../core/records/message.ts";
import { put } from "../../core/store.ts";
import { indexes, keys, outboxOf } from "../../store/keys.ts";
import { LEASE_MS } from "../context.ts";
import type { Unchecked } from "./group-commit.ts";

const MOST_TRIES = 12;
const LONGEST_TRYING_MS = 24 * 60 * 60 * 1_000;
const FIRST_BACK_OFF_MS = 2_000;
const LONGEST_BACK_OFF_MS = 30 * 60 * 1_000;

/** What is written down when a channel has answered. */
export interface DeliveryOutcome {
  readonly commit: Unchecked;
  /** When it is tried again, ms UTC; null for never. */
  readonly again: number | null;
  /** It reached nobody, or colleagues wait to see it arrive: sent like any other. */
  readonly tells: readonly Outgoing[];
}

/**
 * @param random in [0, 1), for back-off
 * @param places where colleagues work besides their screen
 * @param notice what staff are told when a resident's message is given up
 */
export function deliveryOutcome(
  outgoing: Outgoing,
  sent: Sent,
  now: number,
  random: number,
  places: readonly string[],
  notice: () => string,
): DeliveryOutcome {
  switch (sent.kind) {
    case "sent":
      return arrived(outgoing, sent.unseen === true, now, places);
    case "later": {
      const tries = outgoing.tries + 1;
      if (tries >= MOST_TRIES || now - outgoing.at >= LONGEST_TRYING_MS)
        return outgoing.mayWait === undefined
          ? givenUp(outgoing, now, places, notice)
          : letGo(outgoing, now);
      const again = now + (sent.after ?? 0) + backOff(tries, random);
      // An alert is on staff's screen all the same.
      const alert = outgoing.to.kind === "staff" ? asAlert(outgoing) : { puts: [], add: [] };
      const commit = {
        now,
        puts: [put(keys.outgoing(outgoing.id), { ...outgoing, tries }), ...alert.puts],
        add: [{ index: outboxOf(outgoing), score: again, member: outgoing.id }, ...alert.add],
      };
      return { commit, again, tells: [] };
    }
    case "undeliverable":
      return givenUp(outgoing, now, places, notice);
    case "let-go":
      return letGo(outgoing, now);
  }
}

function arrived(
  outgoing: Outgoing,
  isUnseen: boolean,
  now: number,
  places: readonly string[],
): DeliveryOutcome {
  const tells = outgoing.inCase === undefined ? [] : arrivalNews(outgoing, null, places, now);
  const commit = isUnseen ? unseen(outgoing, now) : gone(outgoing, now);
  return { commit: { ...commit, ...written(tells, now, commit) }, again: null, tells };
}

/** Kept as undelivered, for staff to see and to send another way; an alert is on their screen. */
function givenUp(
  outgoing: Outgoing,
  now: number,
  places: readonly string[],
  text: () => string,
): DeliveryOutcome {
  if (outgoing.to.kind !== "resident")
    return { commit: gone(outgoing, now), again: null, tells: [] };
  const { mayWait: _mayWait, replyToken: _replyToken, ...told } = outgoing;
  const notice: Outgoing = {
    ...told,
    id: `${outgoing.id}.u`,
    to: { kind: "staff", role: "staff" },
    text: text(),
    choices: [],
    at: now,
    ownerEpoch: null,
    from: { kind: "bot" },
    urgent: true,
    tries: 0,
  };
  const tells = [notice, ...arrivalNews(outgoing, notice, places, now)];
  const kept = {
    puts: [put(keys.outgoing(outgoing.id), outgoing)],
    add: [{ index: indexes.undelivered, score: now, member: outgoing.id }],
  };
  const remove = [{ index: outboxOf(outgoing), member: outgoing.id }];
  return { commit: { now, remove, ...written(tells, now, kept) }, again: null, tells };
}

/** It stands in no transcript: nobody was told. */
function letGo(outgoing: Outgoing, now: number): DeliveryOutcome {
  return { commit: removed(outgoing, now), again: null, tells: [] };
}

/** Written leased to this process, which sends them at once. */
function written(
  tells: readonly Outgoing[],
  now: number,
  { puts = [], add = [] }: Pick<Unchecked, "puts" | "add">,
): Shown {
  const due = now + LEASE_MS;
  return {
    puts: [...puts, ...tells.map((one) => put(keys.outgoing(one.id), one))],
    add: [...add, ...tells.map((one) => ({ index: outboxOf(one), score: due, member: one.id }))],
  };
}

/** Out of the outbox, into what residents or staff are shown. */
function gone(outgoing: Outgoing, now: number): Unchecked {
  return { ...removed(outgoing, now), ...shownAs(outgoing, now) };
}

function removed(outgoing: Outgoing, now: number): Unchecked {
  return {
    now,
    dels: [keys.outgoing(outgoing.id)],
    remove: [{ index: outboxOf(outgoing), member: outgoing.id }],
  };
}

/** Whether somebody looks is asked in a moment. */
function unseen(outgoing: Outgoing, now: number): Unchecked {
  const commit = gone(outgoing, now);
  const { id, to } = outgoing;
  if (to.kind !== "resident") return commit;
  const member = `${to.channel}:${to.conversation}:${id}`;
  const look = { index: indexes.unseen, score: now + LOOK_MS, member };
  return { ...commit, add: [...(commit.add ?? []), look] };
}

function shownAs(outgoing: Outgoing, now: number): Partial<Shown> {
  switch (outgoing.to.kind) {
    case "staff":
      return asAlert(outgoing);
    case "resident":
      return asLine(outgoing, outgoing.to.channel, outgoing.to.conversation, now);
    case "mail":
    case "device":
    case "place":
      return {};
  }
}

type Shown = Required<Pick<Unchecked, "puts" | "add">>;

function asLine(outgoing: Outgoing, channel: string, conversation: string, now: number): Shown {
  const line: Line = {
    id: outgoing.id,
    who: outgoing.from,
    text: outgoing.text,
    choices: outgoing.choices,
    attachments: outgoing.attachments ?? [],
    at: now,
    understood: null,
    ...(outgoing.danger === undefined ? {} : { danger: outgoing.danger }),
    ...(outgoing.from.kind === "bot" && outgoing.ownerEpoch === null ? { notice: true } : {}),
  };
  return {
    puts: [put(keys.line(line.id), line)],
    add: [{ index: indexes.lines(channel, conversation), score: now, member: line.id }],
  };
}

/** The same however often it is written: each try of a channel beside the screen does. */
function asAlert(outgoing: Outgoing): Shown {
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
