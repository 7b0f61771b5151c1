import { languageIn } from "../../core/courtesy/locale.ts";
import { attend, LOOK_MS } from "../../core/reach/attend.ts";
import { mailWords, pushWords, whomToCall, wordsOf } from "../../core/reach/notice-words.ts";
import type { Conversation } from "../../core/records/conversation.ts";
import type { Line, Outgoing } from "../../core/records/message.ts";
import { NO_REACH } from "../../core/records/reach.ts";
import { put, type IndexEntry } from "../../core/store.ts";
import { indexes, keys } from "../../store/keys.ts";
import type { Carriers, ConversationId, RuntimeContext } from "../context.ts";
import { earliest, pump, type Pump } from "../pump.ts";
import { isUnreadable, putOff } from "../unreadable.ts";
import { KEEP_MS } from "./kept-reach.ts";
import { callFor, mailTo, pushTo, written } from "./outgoing-notice.ts";
import type { Doors } from "./doors.ts";

/** Conversations are looked at in one go; what is left is due at once again. */
const BATCH = 50;
/** More unseen lines than these say no more about what to do. */
const MOST_LINES = 20;

/**
 * Looks again and again whether what stands on a page was seen; what wasn't is told by push and
 * mail, and in the end staff are asked to call. Decided once, whatever dies and however many
 * processes look; sent at least once, by the outbox.
 */
export function openUnseen(
  context: RuntimeContext,
  communities: () => readonly string[],
  carriers: Pick<Carriers, "send">,
  doors: Doors | null,
  sent: () => Promise<void>,
): Pump {
  const { store, clock, log } = context;

  const lookAtDue = async (community: string): Promise<number | null> => {
    const due = await store.range(community, indexes.unseen, { max: clock.now(), limit: BATCH });
    const open = await withoutSeen(community, due);
    for (const place of new Set(open.map(placeOf))) {
      const members = open.filter((member) => placeOf(member) === place);
      try {
        await lookAt(community, place, members);
      } catch (thrown) {
        if (!isUnreadable(thrown)) throw thrown;
        log.error("unseen-unreadable", { community, conversation: place }, thrown);
        for (const member of members)
          await putOff(store, community, { index: indexes.unseen, member }, clock.now());
      }
    }
    const [next] = await store.range(community, indexes.unseen, { limit: 1 });
    return next?.score ?? null;
  };

  /** Nearly all was seen as it came: that costs one reading and one commit for many. */
  const withoutSeen = async (
    community: string,
    due: readonly IndexEntry[],
  ): Promise<readonly string[]> => {
    if (due.length === 0) return [];
    const now = clock.now();
    const wanted = due.map(({ member }) => seenKey(member));
    const found = await store.get(community, wanted, now);
    const isSeen = ({ member, score }: IndexEntry): boolean => {
      const upTo = found.read(seenKey(member))?.value.upTo ?? 0;
      // Of a line's own entry the score tells when it was written.
      return member !== placeOf(member) && score - LOOK_MS <= upTo;
    };
    const remove = due.filter(isSeen).map(({ member }) => ({ index: indexes.unseen, member }));
    if (remove.length > 0) await store.commit(community, { now, remove });
    return due.filter((entry) => !isSeen(entry)).map(({ member }) => member);
  };

  const lookAt = async (
    community: string,
    place: string,
    members: readonly string[],
  ): Promise<void> => {
    const [channel = "", conversation = ""] = place.split(":");
    const now = clock.now();
    const on = { community, channel, conversation };
    const [reachKey, spoken] = [
      keys.reach(channel, conversation),
      keys.conversation(channel, conversation),
    ];
    const found = await store.get(
      community,
      [reachKey, spoken, keys.seen(channel, conversation)],
      now,
    );
    const reach = found.read(reachKey)?.value ?? NO_REACH;
    const seen = found.read(keys.seen(channel, conversation))?.value.upTo ?? 0;
    const lines = await unseenLines(on, seen);
    const { told, next, ...attention } = attend(lines, reach, now);
    const of = found.read(spoken)?.value ?? null;
    const outbox =
      of === null ? [] : notices(on, of, reach, attention, lines.at(-1)?.id ?? "", now);
    const isTold = attention.push || attention.mail || attention.call.length > 0;
    const { puts, add } = written(outbox, now);
    const done = await store.commit(community, {
      now,
      checks: isTold ? [{ key: reachKey, version: found.version(reachKey) }] : [],
      puts: isTold ? [put(reachKey, { ...reach, told }, now + KEEP_MS), ...puts] : [],
      add: next === null ? add : [...add, { index: indexes.unseen, score: next, member: place }],
      remove: members
        .filter((member) => next === null || member !== place)
        .map((member) => ({ index: indexes.unseen, member })),
    });
    // Another was faster, or they have just changed how they are reached: it is due still.
    if (done.ok && outbox.length > 0) carriers.send(community, outbox);
  };

  /** Ours since they last looked or wrote, ascending. */
  const unseenLines = async (
    { community, channel, conversation }: ConversationId,
    seen: number,
  ): Promise<readonly Line[]> => {
    const index = indexes.lines(channel, conversation);
    const entries = await store.range(community, index, {
      min: seen + 1,
      limit: MOST_LINES,
      reverse: true,
    });
    const wanted = entries.map(({ member }) => keys.line(member));
    const found = await store.get(community, wanted, clock.now());
    const lines = wanted.flatMap((key) => found.read(key)?.value ?? []);
    // Whoever writes has read what came before; what came with it, to be sure, they haven't.
    const wrote = lines.find(({ who }) => who.kind === "resident")?.at ?? 0;
    return lines.filter(({ who, at }) => who.kind !== "resident" && at >= wrote).toReversed();
  };

  const notices = (
    on: ConversationId,
    conversation: Conversation,
    { devices, mail }: typeof NO_REACH,
    { push, mail: byMail, call, isUrgent }: Omit<ReturnType<typeof attend>, "told" | "next">,
    newest: string,
    now: number,
  ): readonly Outgoing[] => {
    const { phrases } = context.content(on.community);
    const community = context.community(on.community);
    const language = conversation.language ?? languageIn(community);
    const speaking = { phrases, community, language };
    const about = { at: now, conversation: on.conversation, urgent: isUrgent };
    const pushed = { ...pushWords(isUrgent, speaking), url: `/c/${on.community}/` };
    const whom = whomToCall(conversation);
    const canBeCalled = whom["phone"] !== "" || whom["unit"] !== "";
    return [
      ...(push ? devices : []).map((device, n) =>
        pushTo(device, pushed, { ...about, id: `${newest}.p${n}` }),
      ),
      ...(byMail && mail !== null && doors !== null
        ? [
            mailTo(
              mail.address,
              mailWords(isUrgent ? "in-danger" : "unread", speaking, {
                open: doors.address("back", on, mail.since, now),
                stop: doors.address("stop", on, mail.since, now),
              }),
              { ...about, id: `${newest}.m` },
            ),
          ]
        : []),
      ...(call.length > 0 && canBeCalled
        ? [
            callFor(
              phrases.say("staff.please-call", "zh-Hant", { ...whom, text: wordsOf(call) }, 0),
              { ...about, id: `${newest}.call` },
            ),
          ]
        : []),
    ];
  };

  return pump(
    clock,
    async () => earliest(await Promise.all(communities().map(lookAtDue))),
    (thrown) => log.error("unseen-failed", {}, thrown),
    sent,
  );
}

/** The conversation that an entry is about. */
function placeOf(member: string): string {
  return member.split(":").slice(0, 2).join(":");
}

function seenKey(member: string): ReturnType<typeof keys.seen> {
  const [channel = "", conversation = ""] = member.split(":");
  return keys.seen(channel, conversation);
}
