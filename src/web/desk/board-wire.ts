import type { Announcement } from "../../core/records/announcement.ts";
import { alertIn, LANGUAGES, type Language } from "../../core/records/message.ts";
import type { Shift as Left } from "../../core/records/shift.ts";
import { cut } from "../../core/text/cut.ts";
import type { Case } from "../../core/takeover/case.ts";
import type { TicketCard } from "../../core/tickets/view.ts";
import type { ShownAlert } from "../../runtime/board.ts";
import type { Present } from "../../runtime/desk-reads.ts";
import type {
  Announcement as Announced,
  DeskCase,
  DeskColleague,
  Shift,
  StaffAlert,
} from "../desk-wire.ts";

/** Of a long alert the first words: some lines of the narrow column that alerts stand in. */
const ALERT_CHARACTERS = 300;
/** As many hand-overs as somebody reads back. */
const SHIFTS = 20;

export function announcementOf(one: Announcement): Announced {
  const { id, kind, text, en, buildings, at, until } = one;
  return { id, kind, text, en, buildings, at, until };
}

export const cardJson = writtenOnce((ticket: TicketCard) => ticket);

export const alertJson = writtenOnce((alert: ShownAlert): StaffAlert => {
  const { id, to, at, urgent, ticket, seen } = alert;
  const first = (language: Language): string => {
    const text = alertIn(alert, language);
    const cutOff = cut(text, ALERT_CHARACTERS);
    return cutOff === text ? text : `${cutOff}…`;
  };
  return {
    id,
    text: { "zh-Hant": first("zh-Hant"), "zh-Hans": first("zh-Hans"), en: first("en") },
    isCut: LANGUAGES.some((language) => first(language) !== alertIn(alert, language)),
    at,
    urgent,
    role: to.kind === "staff" ? to.role : "staff",
    ticket,
    ids: to.kind === "staff" ? [...(to.ids ?? [])] : [],
    seenBy: seen === undefined ? null : { ...seen.by, at: seen.at },
  };
});

export const caseJson = writtenOnce((one: Case): DeskCase => {
  const { channel, conversation, name, where, words, heardAt, owner, staff, since } = one;
  const { unanswered, why, to, danger, tickets, apart, care } = one;
  return {
    channel,
    conversation,
    name,
    where,
    words,
    heardAt,
    owner: { kind: owner, id: staff?.id ?? null, name: staff?.name ?? null },
    since,
    unanswered,
    why,
    to: to ?? "staff",
    danger,
    tickets: [...tickets],
    apart,
    care,
  };
});

export function colleagueOf({ staff, onDuty }: Present): DeskColleague {
  const { id, name, title, roles } = staff;
  return { id, name, title: title ?? null, roles: [...roles], onDuty };
}

/** The latest first. */
export function shiftsOf(all: readonly Left[]): readonly Shift[] {
  return all
    .slice(-SHIFTS)
    .toReversed()
    .map(({ id, by, at, text, signed }) => ({
      id,
      by,
      at,
      text,
      signed: signed === null ? null : { ...signed.by, at: signed.at },
    }));
}

/** As JSON, which all screens share. */
function writtenOnce<T extends object>(shown: (value: T) => object): (value: T) => string {
  const written = new WeakMap<T, string>();
  return (value) => {
    const before = written.get(value);
    if (before !== undefined) return before;
    const json = JSON.stringify(shown(value));
    written.set(value, json);
    return json;
  };
}
