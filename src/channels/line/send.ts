import { createHash } from "node:crypto";
import type { Channel, Sent } from "../../core/channel.ts";
import { withSpeaker } from "../../core/courtesy/address.ts";
import type { Outgoing } from "../../core/records/message.ts";
import type { Store } from "../../core/store.ts";
import type { Clock } from "../../runtime/clock.ts";
import { LEASE_MS } from "../../runtime/context.ts";
import type { Log } from "../../runtime/log.ts";
import { waitings } from "./held-back.ts";
import { inWords, messagesOf } from "./messages.ts";
import type { Answer, LineMessage, Messaging, Pushed } from "./messaging.ts";
import { CHANNEL, placeIn, type LinePlace } from "./places.ts";
import { pushBudget } from "./push-budget.ts";
import type { Reached } from "./reached.ts";

/** Of one call: LINE shows them one below the other, and counts a push of them once. */
const MOST_MESSAGES = 5;
/** What waits looks so often whether it may go: the next reply takes it along anyway. */
const LOOK_AGAIN_MS = 2 * 60 * 60_000;

export interface SendParts {
  readonly line: Messaging;
  readonly reached: Reached;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Messages a month that cost; null: as many as it takes. */
  readonly budget: number | null;
}

/**
 * Sends to residents: by the reply token of what they wrote, which costs nothing, and by a push
 * where there is none any more.
 */
export function residentChannel(parts: SendParts): Channel {
  const { line, reached, store, clock, log } = parts;
  const budget = pushBudget(store, clock, parts.budget);
  const waiting = waitings(store, clock);

  /** Nobody waits for it: it goes with the next reply, or not at all. */
  const holdBack = async (outgoing: Outgoing, conversation: string): Promise<Sent> => {
    const { id, mayWait, ownerEpoch } = outgoing;
    const until = mayWait?.until ?? 0;
    if (until <= clock.now()) return { kind: "let-go", reason: "push-budget" };
    await waiting.keep(conversation, { id, text: withSpeaker(outgoing), until, ownerEpoch });
    const after = Math.min(LOOK_AGAIN_MS, until - clock.now());
    return { kind: "later", after, reason: "push-budget" };
  };

  const push = async (
    place: LinePlace,
    messages: readonly LineMessage[],
    how: Pick<Pushed, "key" | "silent">,
  ): Promise<Answer> => {
    const answer = await line.push({ to: place.to, messages, ...how });
    if (answer.kind === "taken" && !answer.before) await budget.spend(() => line.readersOf(place));
    return answer;
  };

  /** An earlier try may have arrived though its answer was lost, or the process died over it. */
  const isUncertain = ({ tries, at }: Outgoing): boolean =>
    tries > 0 || clock.now() - at >= LEASE_MS;

  /**
   * A token is this message's alone. Where LINE calls it over within its minute, an earlier try of
   * ours has spent it: the message stands there.
   */
  const reply = async (
    outgoing: Outgoing,
    messages: readonly LineMessage[],
  ): Promise<Answer | null> => {
    const { replyToken } = outgoing;
    if (replyToken === undefined || clock.now() >= replyToken.until) return null;
    const answer = await line.reply(replyToken.token, messages);
    if (answer.kind !== "token-over") return answer;
    return isUncertain(outgoing) ? { kind: "taken", before: true } : null;
  };

  const sendAll = async (
    outgoing: Outgoing,
    place: LinePlace,
    messages: readonly LineMessage[],
  ): Promise<Answer> => {
    // B12: a phone rings for nothing that nobody waits for.
    const silent = outgoing.mayWait !== undefined;
    for (let from = 0; from < messages.length; from += MOST_MESSAGES) {
      const some = messages.slice(from, from + MOST_MESSAGES);
      const replied = from === 0 ? await reply(outgoing, some) : null;
      const key = retryKeyOf(`${outgoing.id}/${from}`);
      const answer = replied ?? (await push(place, some, { key, silent }));
      if (answer.kind !== "taken") return answer;
    }
    return { kind: "taken", before: false };
  };

  return {
    name: CHANNEL,
    async send(outgoing) {
      const { id, to, replyToken, mayWait, danger, tries } = outgoing;
      const place = to.kind === "resident" ? placeIn(to.conversation) : null;
      if (to.kind !== "resident" || place === null)
        return { kind: "undeliverable", reason: "no-place" };
      const isAnswer = replyToken !== undefined && clock.now() < replyToken.until;
      // LINE takes what is sent to somebody who has blocked us, and shows it to nobody.
      if (!isAnswer && !(await reached.is(place.to)))
        return { kind: "undeliverable", reason: "shut-out" };
      if (mayWait !== undefined) {
        if (await waiting.wasTold(to.conversation, id)) return { kind: "sent" };
        if (tries > 0 && mayWait.until <= clock.now())
          return { kind: "let-go", reason: "too-late" };
        if (!isAnswer && (await budget.isUsedUp())) return holdBack(outgoing, to.conversation);
      }
      const own = messagesOf(
        { ...outgoing, text: withSpeaker(outgoing) },
        { person: place.person, quote: replyToken?.quote },
      );
      // What a next try takes along anew LINE would not show: it has the message under its key.
      const room = isUncertain(outgoing) ? 0 : MOST_MESSAGES - own.length;
      // Nothing stands between somebody in danger and what to do, nor beside a colleague's words.
      const isAlone = danger !== undefined || outgoing.from.kind === "staff";
      const along = isAlone ? [] : await waiting.goWith(to.conversation, outgoing, room);
      const answer = await sendAll(outgoing, place, [
        ...along.flatMap((one) => inWords(one)),
        ...own,
      ]);
      if (answer.kind === "taken" && isAnswer) await reached.again(place.to);
      const sent = sentBy(answer);
      if (sent.kind !== "sent")
        log.warn("line-not-sent", { outgoing: id, kind: sent.kind, code: sent.reason });
      return answer.kind === "month-used-up" && mayWait !== undefined
        ? holdBack(outgoing, to.conversation)
        : sent;
    },
  };
}

function sentBy(answer: Answer): Sent {
  switch (answer.kind) {
    case "taken":
      return { kind: "sent" };
    case "later":
      return answer;
    case "refused":
      return { kind: "undeliverable", reason: answer.reason };
    case "month-used-up":
      // Staff call at once: until the next month no try will help.
      return { kind: "undeliverable", reason: "month-used-up" };
    case "token-over":
      return { kind: "later", after: null, reason: "token-over" };
  }
}

/** A UUID that is the same for each try of one message. */
function retryKeyOf(name: string): string {
  const hash = createHash("sha256").update(`frontdesk/line/${name}`).digest();
  // Version 8, for what is made in a way of one's own (RFC 9562).
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString("hex", 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
