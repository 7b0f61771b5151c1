import type { Channel, Sent } from "../../core/channel.ts";
import { isCase } from "../../core/cases/place-news.ts";
import { lineWords, noteWords } from "../../core/cases/thread-words.ts";
import { fullName } from "../../core/courtesy/address.ts";
import type { CaseCardRecord } from "../../core/records/case-card.ts";
import { toCall } from "../../core/people/on-duty.ts";
import type { Line, Outgoing, Role } from "../../core/records/message.ts";
import { put } from "../../core/store.ts";
import { keys } from "../../store/keys.ts";
import { LEASE_MS, type ConversationId, type RuntimeContext } from "../context.ts";
import type { People } from "../people/people.ts";
import { placeName } from "../sending/outbox.ts";
import { cardOf, linesBefore, readCase, linesById, notesById, type ReadCase } from "./read-case.ts";
import type { PlacePost, StaffPlace } from "./staff-place.ts";

/** So many posts of a thread are remembered: there are never so many on their way at once. */
const MOST_POSTED = 200;
/** How much of what was said before a person was needed stands below the card. */
const LINES_BEFORE = 12;
/** Another process is at it, and done in a moment. */
const BUSY_MS = 1_000;

type ToPlace = Extract<Outgoing["to"], { readonly kind: "place" }>;

/**
 * Brings a place up to date with a case, and posts alerts there. What was posted is written down;
 * after a try whose end isn't known it is looked up, so that nothing stands there twice.
 */
export function placeChannel(bare: RuntimeContext, place: StaffPlace, people: People): Channel {
  const context = { ...bare, called: calledBy(bare, place.name, people) };
  return {
    name: placeName(place.name),
    async send(outgoing, community) {
      const { to } = outgoing;
      if (to.kind !== "place") return { kind: "undeliverable", reason: "no-place" };
      const on = to.about && { community, ...to.about };
      const found = on && (await readCase(context, place.name, on));
      return on !== null && found !== null && isShown(found, to)
        ? bringUpToDate(context, place, on, found, outgoing, to)
        : announce(context, place, outgoing, to, community);
    },
  };
}

/** A case, or one that just was: its last words still go below its card. */
function isShown({ conversation, card }: ReadCase, { lines, notes }: ToPlace): boolean {
  if (isCase(conversation)) return true;
  return card !== null && (!card.value.over || lines.length + notes.length > 0);
}

/** An alert about no case: for all to see. */
async function announce(
  context: Context,
  place: StaffPlace,
  outgoing: Outgoing,
  to: ToPlace,
  community: string,
): Promise<Sent> {
  if (outgoing.text === "") return { kind: "sent" };
  const standing = isUncertain(outgoing, context.clock.now())
    ? await place.standing(null, outgoing.at)
    : null;
  if (standing?.has(outgoing.id) === true) return { kind: "sent" };
  const { ticket, conversation } = outgoing;
  return place.post(alertOf(context, community, outgoing, to), null, {
    community,
    ticket,
    conversation,
  });
}

/** An earlier try may have arrived though its answer was lost, or the process died over it. */
function isUncertain({ tries, at }: Outgoing, now: number): boolean {
  return tries > 0 || now - at >= LEASE_MS;
}

function alertOf(
  { called }: Context,
  community: string,
  { id, text, urgent }: Outgoing,
  { role, ids = [] }: ToPlace,
): PlacePost {
  const isCall = urgent || ids.length > 0;
  return { id, text, calls: isCall ? called(community, role, ids) : null };
}

type Context = RuntimeContext & { readonly called: ReturnType<typeof calledBy> };

/** The platform's ids of who is called: by name, else whoever of the role is on duty or on call. */
const calledBy =
  (context: RuntimeContext, place: string, people: People) =>
  (community: string, role: Role, ids: readonly string[] = []): readonly string[] => {
    const all = people.all();
    const now = context.clock.now();
    const called =
      ids.length > 0
        ? all.filter(({ id }) => ids.includes(id))
        : toCall(all, context.community(community), now, [role]);
    return called.flatMap(({ identities }) =>
      identities.flatMap(({ channel, person }) => (channel === place ? [person] : [])),
    );
  };

async function bringUpToDate(
  context: Context,
  place: StaffPlace,
  on: ConversationId,
  found: ReadCase,
  outgoing: Outgoing,
  to: ToPlace,
): Promise<Sent> {
  const { store, clock } = context;
  const { community } = on;
  const key = keys.caseCard(place.name, on.channel, on.conversation);
  const now = clock.now();
  const before = found.card?.value ?? null;
  const trying = before?.trying ?? null;
  if (trying !== null && trying.by !== outgoing.id && trying.until > now) return BUSY;
  const isNew = before === null || (before.over && isCase(found.conversation));
  // A talk apart is for those in charge of it alone (D12), and a channel for all.
  const isApart = found.conversation.apart !== null;
  const past = isNew && !isApart ? await linesBefore(context, on, to.lines, LINES_BEFORE) : [];
  const known = isNew ? newRecord(outgoing, past) : before;
  let record: CaseCardRecord = { ...known, trying: { by: outgoing.id, until: now + LEASE_MS } };
  const claimed = await store.commit(community, {
    now,
    checks: [{ key, version: found.card?.version ?? 0 }],
    puts: [put(key, record)],
  });
  if (!claimed.ok) return BUSY;

  /** Writes down how far it came; what failed on its way may have arrived. */
  const leave = async (sent: Sent): Promise<Sent> => {
    const { at } = record;
    const left = sent.kind === "sent" ? null : { by: outgoing.id, until: clock.now() };
    const { channel, conversation } = on;
    const written = await store.commit(community, {
      now: clock.now(),
      checks: [{ key, version: claimed.version }],
      puts: [
        put(key, { ...record, posted: record.posted.slice(-MOST_POSTED), trying: left }),
        ...(at === null
          ? []
          : [put(keys.caseThread(place.name, at.thread), { channel, conversation })]),
      ],
    });
    return written.ok ? sent : BUSY;
  };

  try {
    const since = Math.min(outgoing.at, (trying?.until ?? now) - LEASE_MS);
    const isUnsure = trying !== null || isUncertain(outgoing, now);
    const standing = isUnsure ? await place.standing(record.at, since) : new Map();
    const card = cardOf(context, community, found, record.relays);
    const shown = JSON.stringify(card);
    const { calls } = alertOf(context, community, outgoing, to);
    const headline: PlacePost = {
      id: record.madeFor,
      text: record.headline,
      // As long as nobody has confirmed it.
      calls: card.alarming ? context.called(community, "staff") : null,
    };
    if (record.at === null) {
      const there = standing.get(record.madeFor);
      const opened = there
        ? ({ kind: "opened", at: there } as const)
        : await place.open(card, { ...headline, calls: headline.calls ?? calls }, community);
      if (opened.kind !== "opened") return await leave(opened);
      record = { ...record, at: opened.at, shown };
    }
    const { at } = record;
    if (at === null) throw new Error("a card that was opened stands nowhere");
    if (record.shown !== shown) {
      const updated = await place.update(card, at, headline, community);
      if (updated.kind !== "sent") return await leave(updated);
      record = { ...record, shown };
    }
    const arrived = isUnsure ? await place.standing(at, since) : new Map();
    for (const post of await postsOf(context, on, found, record, outgoing, to)) {
      if (!arrived.has(post.id)) {
        const { ticket, conversation } = outgoing;
        const sent = await place.post(post, at, { community, ticket, conversation });
        if (sent.kind !== "sent") return await leave(sent);
      }
      record = { ...record, posted: [...record.posted, post.id] };
    }
    record = { ...record, before: [], over: !isCase(found.conversation) };
    return await leave({ kind: "sent" });
  } catch (thrown) {
    await leave({ kind: "later", after: null, reason: "thrown" });
    throw thrown;
  }
}

const BUSY: Sent = { kind: "later", after: BUSY_MS, reason: "busy" };

function newRecord({ id, text }: Outgoing, past: readonly Line[]): CaseCardRecord {
  const before = past.map((line) => line.id);
  return {
    at: null,
    madeFor: id,
    headline: text,
    shown: "",
    before,
    posted: before,
    relays: null,
    over: false,
    trying: null,
  };
}

/** What is new below the card, in order. */
async function postsOf(
  context: Context,
  on: ConversationId,
  { conversation }: ReadCase,
  record: CaseCardRecord,
  outgoing: Outgoing,
  to: ToPlace,
): Promise<readonly PlacePost[]> {
  const { community } = on;
  const { phrases } = context.content(community);
  const say = (key: string) => phrases.say(key, "zh-Hant", {}, 0);
  const name = fullName(conversation.known.name) || say("case.somebody");
  const words = (line: Line): string => lineWords(line, phrases, name);
  const { posted, madeFor } = record;
  const isApart = conversation.apart !== null;
  const past = isApart ? [] : await linesById(context, community, record.before);
  const lines = isApart ? [] : await linesById(context, community, to.lines);
  const notes = isApart ? [] : await notesById(context, community, to.notes);
  const before: PlacePost = {
    id: `${madeFor}.before`,
    text: [say("case.before"), ...past.map(words)].join("\n"),
    calls: null,
  };
  const all: PlacePost[] = [
    ...(past.length === 0 ? [] : [before]),
    ...notes.map((note) => told(note.id, noteWords(note, phrases))),
    ...lines.map((line) => told(line.id, words(line))),
    ...(outgoing.text === "" || madeFor === outgoing.id
      ? []
      : [alertOf(context, community, outgoing, to)]),
  ];
  return all.filter(({ id }) => !posted.includes(id));
}

const told = (id: string, text: string): PlacePost => ({ id, text, calls: null });
