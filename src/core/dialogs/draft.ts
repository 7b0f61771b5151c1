import { addressOf } from "../courtesy/address.ts";
import { emergencyNumbers, type Community } from "../community.ts";
import { timeWords } from "../courtesy/time-words.ts";
import type { Fillings } from "../content/content.ts";
import type { Conversation } from "../conversation.ts";
import type { Choice, Form, Language, Line, Outgoing, Role } from "../message.ts";
import type { Promised, Slots, Ticket } from "../tickets/ticket.ts";
import type { Timer } from "../tickets/timer.ts";
import type { Turn, World } from "../turn.ts";
import type { Decision } from "../understanding/interpretation.ts";
import { foldScript } from "../understanding/normalise.ts";

/** A turn being decided: what has been said and done so far. A change is a new draft. */
export interface Draft {
  readonly world: World;
  readonly now: number;
  /** What the resident has just written; empty when a timer or staff acts. */
  readonly heard: string;
  readonly conversation: Conversation;
  readonly says: readonly string[];
  readonly choices: readonly Choice[];
  /** What is asked could be filled into a form. */
  readonly form: Form | null;
  readonly tickets: readonly Ticket[];
  readonly timers: readonly Timer[];
  readonly alerts: readonly Alert[];
  /** The reply is to somebody in danger: it looks like it, and its numbers can be dialled. */
  readonly urgent: boolean;
  /** What the message was taken for, when that is not simply what the matcher said. */
  readonly served: { readonly intent: string; readonly decision: Decision } | null;
}

interface Alert {
  readonly role: Role;
  readonly text: string;
  readonly ticket: string | null;
  readonly urgent: boolean;
}

/** Staff read the community's own language. */
const STAFF_LANGUAGE: Language = "zh-Hant";

export function newDraft(world: World, conversation: Conversation, now: number, heard = ""): Draft {
  return {
    world,
    now,
    heard,
    conversation,
    says: [],
    choices: [],
    form: null,
    tickets: [],
    timers: [],
    alerts: [],
    urgent: false,
    served: null,
  };
}

export function languageOf(draft: Draft): Language {
  return draft.conversation.language ?? "zh-Hant";
}

/** Changes the conversation. */
export function withConversation(draft: Draft, change: Partial<Conversation>): Draft {
  return { ...draft, conversation: { ...draft.conversation, ...change } };
}

/** Who they are and where they live holds for the whole conversation. */
export function remember(draft: Draft, { unit, name, phone }: Told): Draft {
  const { known } = draft.conversation;
  return withConversation(draft, {
    known: {
      ...known,
      ...(unit ? { unit } : {}),
      ...(name ? { name } : {}),
      ...(phone ? { phone } : {}),
    },
  });
}
type Told = Pick<Slots, "unit" | "name" | "phone">;

/**
 * Adds a phrase to the reply; its wordings take turns.
 * @throws when the phrase tells a time: only {@link sayPromised} may (B21).
 */
export function say(draft: Draft, key: string, fillings: Fillings = {}): Draft {
  if (draft.world.content.phrases.promises(key))
    throw new Error(`phrase "${key}" tells a time and needs a promise`);
  return speak(draft, key, fillings);
}

/** Says a phrase that tells a time, which a timer of `promised` keeps (B21). */
export function sayPromised(
  draft: Draft,
  key: string,
  promised: Promised,
  fillings: Fillings = {},
): Draft {
  return speak(draft, key, { ...fillings, due: promised.text });
}

function speak(draft: Draft, key: string, fillings: Fillings): Draft {
  const { conversation, world } = draft;
  const times = conversation.said[key] ?? 0;
  const text = world.content.phrases.say(
    key,
    languageOf(draft),
    { ...standing(draft, languageOf(draft)), ...fillings },
    times,
  );
  const said = { ...conversation.said, [key]: times + 1 };
  const words = onceEach(text);
  // Two reasons for the same words are no reason to say them twice in one breath.
  if (draft.says.includes(words)) return draft;
  return { ...withConversation(draft, { said }), says: [...draft.says, words] };
}

/** Where one number is for all, 「999 或 999」 is 999. */
const onceEach = (text: string): string =>
  text.replace(/(\d{2,})(?:\s?[和或、与與／]\s?|\s(?:and|or)\s)\1(?!\d)/gu, "$1");

/** A phrase without saying it: for labels and parts of a sentence. */
export function wording(draft: Draft, key: string, fillings: Fillings = {}): string {
  return draft.world.content.phrases.say(key, languageOf(draft), fillings, 0);
}

/** Offers quick replies; `choice.<value>` of the catalogue is the label unless one is given. */
export function offer(draft: Draft, values: readonly string[]): Draft {
  const choices = values.map((value) => ({ value, label: wording(draft, labelKey(value)) }));
  return { ...draft, choices };
}

/** `intent:repair` → `intent.repair`; `yes` → `choice.yes`; `place:home` → `choice.place.home`. */
function labelKey(value: string): string {
  if (value.startsWith("intent:")) return value.replace(":", ".");
  return `choice.${value.replaceAll(":", ".")}`;
}

/** Tells staff; `urgent` stands out on their screens. */
export function alert(
  draft: Draft,
  role: Role,
  key: string,
  fillings: Fillings,
  about: { readonly ticket: string | null; readonly urgent?: boolean },
): Draft {
  const text = draft.world.content.phrases.say(
    key,
    STAFF_LANGUAGE,
    { ...standing(draft, STAFF_LANGUAGE), ...fillings },
    0,
  );
  const one = { role, text, ticket: about.ticket, urgent: about.urgent ?? false };
  return { ...draft, alerts: [...draft.alerts, one] };
}

/** A time for staff's eyes: no promise to a resident. */
export function staffTime(draft: Draft, at: number): string {
  return timeWords(at, draft.now, draft.world.community.zone, STAFF_LANGUAGE);
}

/** The blanks that every phrase may use. */
function standing(draft: Draft, language: Language): Fillings {
  const { community } = draft.world;
  const { company, emergency } = community;
  return {
    ...emergencyNumbers(community),
    company: companyName(company, language),
    you: addressOf(draft.conversation.known.name, language),
    office: emergency.office ?? "",
  };
}

function companyName({ zh, en }: Community["company"], language: Language): string {
  if (language === "en") return en;
  return language === "zh-Hans" ? foldScript(zh) : zh;
}

/** The public numbers that a text names. */
function numbersIn(text: string, community: Community): string[] {
  const all = new Set(Object.values(emergencyNumbers(community)));
  return [...all].filter((number) => text.includes(number));
}

/** The ticket as this draft leaves it. */
export function ticketOf(draft: Draft, id: string): Ticket | null {
  return (
    draft.tickets.find((ticket) => ticket.id === id) ??
    draft.world.tickets.find((ticket) => ticket.id === id) ??
    null
  );
}

/** Puts a ticket, opened or changed, in the place of its former self. */
export function withTicket(draft: Draft, ticket: Ticket): Draft {
  return {
    ...draft,
    tickets: [...draft.tickets.filter((other) => other.id !== ticket.id), ticket],
  };
}

/**
 * The draft as a turn: one reply to the resident, and the alerts. A reply to what the resident
 * wrote is the bot's word and falls silent when a person takes over; a `notice` (about a ticket)
 * is the desk's and reaches them whoever speaks.
 */
export function finish(
  draft: Draft,
  as: "reply" | "notice",
  transcript: readonly Line[] = [],
): Turn {
  const { world, now, says, choices } = draft;
  const text = says.join("\n");
  const spoken =
    text === "" ? draft : withConversation(draft, { last: { text, choices: [...choices] } });
  const { conversation } = spoken;
  const about = { channel: conversation.channel, conversation: conversation.id };
  const reply: Outgoing = {
    id: `${world.ids.turn}.r`,
    to: { kind: "resident", ...about },
    text,
    choices: [...choices],
    ...(draft.form === null ? {} : { form: draft.form }),
    ...(draft.urgent ? { danger: { numbers: numbersIn(text, world.community) } } : {}),
    at: now,
    ownerEpoch: as === "reply" ? conversation.owner.epoch : null,
    from: { kind: "bot" },
    ticket: null,
    conversation: conversation.id,
    urgent: false,
    tries: 0,
  };
  const alerts = draft.alerts.map((one, n): Outgoing => ({
    id: `${world.ids.turn}.a${n}`,
    to: { kind: "staff", role: one.role },
    text: one.text,
    choices: [],
    at: now,
    ownerEpoch: null,
    from: { kind: "bot" },
    ticket: one.ticket,
    conversation: conversation.id,
    urgent: one.urgent,
    tries: 0,
  }));
  return {
    conversation,
    tickets: spoken.tickets,
    timers: spoken.timers,
    outbox: text === "" ? alerts : [reply, ...alerts],
    transcript,
  };
}
