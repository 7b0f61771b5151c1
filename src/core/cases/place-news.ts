import type { Conversation } from "../records/conversation.ts";
import type { Outgoing } from "../records/message.ts";
import type { Turn } from "../turn/turn.ts";

/** Where colleagues work besides their screen: Slack, Teams. */
export interface Places {
  readonly names: readonly string[];
  /** The one of them in which this was done: what was written, and whom it names, stands there. */
  readonly doneIn: string | null;
}

/** Whether a conversation is a case: people are needed in it, or there already. */
export function isCase({ owner, dangers }: Conversation): boolean {
  return owner.kind === "waiting" || owner.kind === "staff" || dangers.some(({ over }) => !over);
}

/**
 * Adds to a turn what places are told of it, so that it is committed with it: to each one message,
 * that a case stands otherwise now, with what was said in it, and the alerts.
 * @param id prefix of the messages' ids
 */
export function withPlaceNews<C extends Conversation | null>(
  turn: Turn<C>,
  before: Conversation | null,
  { names, doneIn }: Places,
  id: string,
  now: number,
): Turn<C> {
  const { conversation, outbox, transcript, notes = [] } = turn;
  const alerts = outbox.filter(({ to }) => to.kind === "staff");
  const inCase = [before, conversation].some((one) => one !== null && isCase(one));
  if (names.length === 0 || (!inCase && alerts.length === 0)) return turn;
  const marked = outbox.map((one): Outgoing =>
    inCase && one.to.kind === "resident" ? { ...one, inCase: true } : one,
  );
  const news = names.map((place) => {
    const isThere = place === doneIn;
    const isNamedThere = isThere && notes.some(({ kind }) => kind === "note");
    const untold = alerts.filter(({ to }) => !(isNamedThere && to.kind === "staff" && to.ids));
    const unread = notes.filter(({ kind }) => !(isThere && kind === "note"));
    return placeNews(place, `${id}.p`, untold, now, {
      about: conversation && { channel: conversation.channel, conversation: conversation.id },
      lines: inCase ? transcript.map((line) => line.id) : [],
      notes: inCase ? unread.map((note) => note.id) : [],
    });
  });
  return { ...turn, outbox: [...marked, ...news] };
}

/** A message to a resident has arrived, or was given up and staff get this notice of it. */
export function arrivalNews(
  { id, to }: Outgoing,
  notice: Outgoing | null,
  places: readonly string[],
  now: number,
): readonly Outgoing[] {
  if (to.kind !== "resident") return [];
  const { channel, conversation } = to;
  const told = { about: { channel, conversation }, lines: notice === null ? [id] : [], notes: [] };
  const alerts = notice === null ? [] : [notice];
  return places.map((place) => placeNews(place, `${id}.p`, alerts, now, told));
}

/** A case is to be shown anew. */
export function caseNews(
  place: string,
  id: string,
  { channel, conversation }: NonNullable<ToPlace["about"]>,
  now: number,
): Outgoing {
  const about = { channel, conversation };
  return placeNews(place, id, [], now, { about, lines: [], notes: [] });
}

type ToPlace = Extract<Outgoing["to"], { kind: "place" }>;

/** Alerts of one event are one message: whom several of them call is called once. */
function placeNews(
  place: string,
  id: string,
  alerts: readonly Outgoing[],
  now: number,
  told: Pick<ToPlace, "about" | "lines" | "notes">,
): Outgoing {
  const calls = alerts.flatMap(({ to }) => (to.kind === "staff" ? [to] : []));
  return {
    id: `${id}.${place}`,
    to: { kind: "place", place, ...told, role: calls[0]?.role ?? "staff", ...named(calls) },
    text: [...new Set(alerts.map(({ text }) => text))].join("\n"),
    choices: [],
    at: now,
    ownerEpoch: null,
    from: { kind: "bot" },
    ticket: alerts.find(({ ticket }) => ticket !== null)?.ticket ?? null,
    conversation: told.about?.conversation ?? null,
    urgent: alerts.some(({ urgent }) => urgent),
    tries: 0,
  };
}

function named(calls: readonly Extract<Outgoing["to"], { kind: "staff" }>[]) {
  const ids = calls.flatMap((call) => call.ids ?? []);
  return ids.length > 0 && calls.every((call) => call.ids !== undefined) ? { ids } : {};
}
