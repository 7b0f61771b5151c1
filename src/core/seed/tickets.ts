import { namedStaff } from "../records/actor.ts";
import type { Community } from "../records/community.ts";
import { didYouMean } from "../text/closest.ts";
import type { Path } from "../content/check/yaml-source.ts";
import type { Conversation } from "../records/conversation.ts";
import { timeWords } from "../courtesy/time-words.ts";
import { beginConversation, knownOf, type Resident } from "../records/resident.ts";
import { dueTimes } from "../tickets/clocks.ts";
import type { Clocks, Ticket, TicketEvent } from "../records/ticket.ts";
import type { Timer } from "../records/timer.ts";
import type { ResidentRef, WrittenCommunity, WrittenTicket } from "./schema.ts";
import type { Tell } from "./tell.ts";

/** A ticket with what keeps its times. */
export interface SeededTicket {
  readonly ticket: Ticket;
  readonly timers: readonly Timer[];
}

/** A conversation as it begins, and the tickets that were opened in it. */
export interface SeededConversation {
  readonly conversation: Conversation;
  readonly tickets: readonly SeededTicket[];
}

/** Staff can only act on tickets whose conversation there is: so the tickets come with theirs. */
export function plannedTickets(
  written: WrittenCommunity,
  residents: readonly Resident[],
  base: Path,
  tell: Tell,
): readonly { readonly written: WrittenTicket; readonly resident: Resident }[] {
  const seen = new Map<string, Path>();
  return written.tickets.flatMap((one, n) => {
    const at = [...base, "tickets", n];
    const first = seen.get(one.id);
    if (first) tell.twice([...at, "id"], `The ticket ${one.id}`, first);
    seen.set(one.id, [...at, "id"]);
    checkTimes(one, at, tell);
    const resident = findResident(one.resident, residents, [...at, "resident"], tell);
    return resident === null ? [] : [{ written: one, resident }];
  });
}

function checkTimes(one: WrittenTicket, at: Path, tell: Tell): void {
  const { answered, resolved, cancelled } = one;
  if (resolved && cancelled)
    tell([...at, "cancelled"], "wrong-value", "A resolved ticket can't be cancelled as well");
  let earliest = one.openedMinutesAgo;
  for (const [name, step] of Object.entries({ answered, resolved, cancelled })) {
    if (!step) continue;
    if (step.minutesAgo > earliest) {
      const message = `It was ${name} ${step.minutesAgo} minutes ago, before what came earlier`;
      const cure = `At most ${earliest} fit here.`;
      tell([...at, name, "minutesAgo"], "wrong-value", message, cure);
    }
    earliest = Math.min(earliest, step.minutesAgo);
  }
}

function findResident(
  ref: ResidentRef,
  residents: readonly Resident[],
  at: Path,
  tell: Tell,
): Resident | null {
  const person = typeof ref === "string" ? ref : ref.person;
  const channel = typeof ref === "string" ? null : ref.channel;
  const found = residents.filter(
    (each) => each.person === person && (channel === null || each.channel === channel),
  );
  const [resident] = found;
  if (!resident) {
    const people = new Set(residents.map((each) => each.person));
    const where = channel === null ? "" : ` on ${channel}`;
    const cure = (!people.has(person) && didYouMean(person, people)) || "List them as a resident.";
    tell(at, "unknown-resident", `There is no resident ${person}${where}`, cure);
    return null;
  }
  if (found.length > 1) {
    const cure = `Write { channel: ${resident.channel}, person: ${person} }.`;
    tell(at, "wrong-value", `${person} is a resident on several channels`, cure);
    return null;
  }
  return resident;
}

/** Tickets gathered by the conversation that they were opened in. */
export function seededConversations(
  tickets: ReturnType<typeof plannedTickets>,
  community: Community,
  now: number,
): readonly SeededConversation[] {
  const conversations = new Map<string, SeededConversation>();
  for (const { written, resident } of tickets) {
    const { channel, person } = resident;
    const id = written.conversation ?? person;
    const place = `${channel}\n${id}`;
    const before = conversations.get(place) ?? {
      conversation: beginConversation(channel, id, person, resident),
      tickets: [],
    };
    const ticket = seededTicket(written, resident, id, community, now);
    conversations.set(place, { ...before, tickets: [...before.tickets, ticket] });
  }
  return [...conversations.values()];
}

const MINUTE = 60_000;
/** The handbook's first answer (C5). */
const ANSWER_MINUTES = 10;
const REMIND_BEFORE_MS = 3 * MINUTE;
/** The handbook's shortest class (D5). */
const RESOLVE_DAYS = 2;

function seededTicket(
  written: WrittenTicket,
  resident: Resident,
  conversation: string,
  community: Community,
  now: number,
): SeededTicket {
  const { id, kind, answered, resolved, cancelled } = written;
  const ago = (minutes: number): number => now - minutes * MINUTE;
  const at = ago(written.openedMinutesAgo);
  const clocks: Clocks = {
    answer: { minutes: ANSWER_MINUTES, hours: kind === "emergency" ? "always" : "office" },
    resolve: { days: RESOLVE_DAYS },
  };
  const { answer: answerDue, resolve: resolveDue } = dueTimes(
    { openedAt: at, classifiedAt: at, clocks },
    community,
  );
  const promise = {
    id: `${id}.0`,
    about: "first-response" as const,
    due: answerDue,
    text: timeWords(answerDue, at, community.zone, resident.language ?? "zh-Hant"),
  };
  const slots = {
    ...knownOf(resident),
    issue: written.issue,
    ...(written.place === undefined ? {} : { place: written.place }),
    ...(written.when === undefined ? {} : { when: written.when }),
  };
  const events: TicketEvent[] = [
    { kind: "opened", at, slots, class: written.class ?? null, clocks },
    { kind: "promised", at, promise },
  ];
  if (answered)
    events.push({
      kind: "answered",
      at: ago(answered.minutesAgo),
      staff: namedStaff(answered.staff),
    });
  if (resolved) {
    const { staff, text, minutesAgo } = resolved;
    events.push({ kind: "resolved", at: ago(minutesAgo), staff: namedStaff(staff), text });
  }
  if (cancelled) events.push({ kind: "cancelled", at: ago(cancelled.minutesAgo), by: "resident" });
  const { channel } = resident;
  const timer = (kind: Timer["kind"], due: number, promise: string | null): Timer => ({
    id: `${id}.${kind}.0`,
    due,
    kind,
    channel,
    conversation,
    ticket: id,
    promise,
    rung: 0,
  });
  const timers: Timer[] = [];
  if (!resolved && !cancelled) timers.push(timer("resolve-due", resolveDue, null));
  if (!answered && !resolved && !cancelled) {
    timers.push(timer("answer-due", answerDue, promise.id));
    if (answerDue - REMIND_BEFORE_MS > now)
      timers.push(timer("answer-soon", answerDue - REMIND_BEFORE_MS, promise.id));
  }
  return { ticket: { id, kind, channel, conversation, events }, timers };
}
