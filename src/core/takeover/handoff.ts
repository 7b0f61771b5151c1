import { fullName } from "../courtesy/address.ts";
import { unitWords } from "../courtesy/unit-words.ts";
import type { Community, Hint } from "../records/community.ts";
import type { Conversation } from "../records/conversation.ts";
import { isUnderWay, slotsOf } from "../records/matter.ts";
import type { Attachment } from "../records/message.ts";
import { calledFor, type Wait } from "../records/owner.ts";
import type { Slots, Ticket } from "../records/ticket.ts";
import type { Unit } from "../records/unit.ts";
import { isOpen, ticketState, type KeptPromise } from "../tickets/state.ts";

/** All that a colleague needs who comes to a conversation, so that nobody is asked twice (B24). */
export interface Handoff {
  /** Who called for them, why, since when and with which words. */
  readonly called: Wait | null;
  readonly name: string | null;
  /** E.164 */
  readonly phone: string | null;
  readonly where: { readonly zh: string; readonly en: string } | null;
  /** Of the matter at hand; what is null is to be asked. */
  readonly told: Readonly<Record<Told, string | null>>;
  readonly photos: readonly Attachment[];
  /** Of all open tickets, the soonest first. */
  readonly promises: readonly (KeptPromise & { readonly ticket: string })[];
  /** Other tickets of the same home, and the same trouble in the same building, by id. */
  readonly sameHome: readonly string[];
  readonly neighbours: readonly string[];
  /** What is worth knowing of the building. */
  readonly hints: readonly Hint[];
}

/** Five Ws and one H. */
const TOLD = ["who", "what", "when", "where", "why", "how"] as const;
type Told = (typeof TOLD)[number];

/**
 * @param own the conversation's tickets, the newest last
 * @param others open and lately closed ones of the community
 */
export function handoff(
  conversation: Conversation,
  own: readonly Ticket[],
  others: readonly Ticket[],
  community: Community,
): Handoff {
  const { known, owner, matters } = conversation;
  const matter = matters.findLast(isUnderWay);
  const newest = own.findLast((ticket) => isOpen(ticketState(ticket))) ?? own.at(-1);
  const of = newest && ticketState(newest);
  const slots: Slots = { ...known, ...of?.slots, ...(matter ? slotsOf(matter) : {}) };
  const called = calledFor(owner);
  const notes = [...(of?.notes ?? []), ...(matter?.questions ?? [])];
  const where = slots.unit ? inBoth(slots.unit) : null;
  const kinds = new Set([...own.map(({ kind }) => kind), ...(matter ? [matter.kind] : [])]);
  const beside = others.filter(({ id }) => own.every((one) => one.id !== id));
  const isHome = (ticket: Ticket): boolean => sameUnit(ticketState(ticket).slots.unit, slots.unit);
  return {
    called,
    name: slots.name ? fullName(slots.name) : null,
    phone: slots.phone ?? null,
    where,
    told: {
      who: slots.name ? fullName(slots.name) : null,
      what: slots.issue ?? called?.words ?? null,
      when: slots.when ?? null,
      where: where?.zh ?? slots.place?.words ?? null,
      why: matter?.feelings.join("、") || null,
      how: notes.join("\n") || null,
    },
    photos: slots.photo ?? [],
    promises: own
      .flatMap((ticket) =>
        ticketState(ticket).promises.map((promise) => ({ ...promise, ticket: ticket.id })),
      )
      .toSorted((one, other) => one.due - other.due),
    sameHome: beside.filter(isHome).map(({ id }) => id),
    neighbours: beside
      .filter((ticket) => !isHome(ticket) && kinds.has(ticket.kind))
      .filter((ticket) => sameBuilding(ticketState(ticket).slots.unit, slots.unit))
      .map(({ id }) => id),
    hints: community.hints.filter(
      ({ buildings }) =>
        buildings.length === 0 || buildings.some((one) => one === slots.unit?.building),
    ),
  };
}

function inBoth(unit: Unit): { readonly zh: string; readonly en: string } {
  return { zh: unitWords(unit, "zh-Hant"), en: unitWords(unit, "en") };
}

type MaybeUnit = Unit | null | undefined;

function sameUnit(one: MaybeUnit, other: MaybeUnit): boolean {
  return Boolean(one && other) && JSON.stringify(one) === JSON.stringify(other);
}

function sameBuilding(one: MaybeUnit, other: MaybeUnit): boolean {
  return (one?.building ?? null) !== null && one?.building === other?.building;
}
