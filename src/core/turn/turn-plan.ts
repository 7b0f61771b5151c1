import type { Fillings } from "../content/content.ts";
import { DateTime } from "luxon";
import { addressOf } from "../courtesy/address.ts";
import { languageIn } from "../courtesy/locale.ts";
import { helloTo } from "../courtesy/greeting.ts";
import { emergencyNumbers, type Community } from "../records/community.ts";
import type { Conversation } from "../records/conversation.ts";
import type { Language, Line, Outgoing } from "../records/message.ts";
import type { Promised, Slots, Ticket } from "../records/ticket.ts";
import type { Timer } from "../records/timer.ts";
import { foldScript } from "../text/normalise.ts";
import { offered } from "./offers.ts";
import type { TurnPlan, Turn, World } from "./turn.ts";

export function newPlan(
  world: World,
  conversation: Conversation,
  now: number,
  messageText = "",
): TurnPlan {
  return {
    world,
    now,
    messageText,
    conversation,
    says: [],
    choices: [],
    form: null,
    tickets: [],
    timers: [],
    alerts: [],
    notes: [],
    urgent: false,
    notBefore: 0,
    served: null,
    unclear: null,
  };
}

export function languageOf(plan: TurnPlan): Language {
  return plan.conversation.language ?? languageIn(plan.world.community);
}

/** Changes the conversation. */
export function withConversation(plan: TurnPlan, change: Partial<Conversation>): TurnPlan {
  return { ...plan, conversation: { ...plan.conversation, ...change } };
}

/** Who they are and where they live holds for the whole conversation. */
export function remember(plan: TurnPlan, told: Slots): TurnPlan {
  const { known } = plan.conversation;
  const more = [...plan.world.features.slots.values()].flatMap(({ id, remembered }) =>
    remembered && told[id] ? [[id, told[id]] as const] : [],
  );
  return withConversation(plan, { known: { ...known, ...Object.fromEntries(more) } });
}

/**
 * Adds a phrase to the reply; its wordings take turns.
 * @throws when the phrase tells a time: only {@link sayPromised} may (B21).
 */
export function say(plan: TurnPlan, key: string, fillings: Fillings = {}): TurnPlan {
  if (plan.world.content.phrases.promises(key))
    throw new Error(`phrase "${key}" tells a time and needs a promise`);
  return speak(plan, key, fillings);
}

/** Says a phrase that tells a time, which a timer of `promised` keeps (B21). */
export function sayPromised(
  plan: TurnPlan,
  key: string,
  promised: Promised,
  fillings: Fillings = {},
): TurnPlan {
  return speak(plan, key, { ...fillings, due: promised.text });
}

function speak(plan: TurnPlan, key: string, fillings: Fillings): TurnPlan {
  const { conversation, world } = plan;
  const times = conversation.said[key] ?? 0;
  const text = world.content.phrases.say(
    key,
    languageOf(plan),
    { ...standing(plan, languageOf(plan)), ...fillings },
    times,
  );
  const said = { ...conversation.said, [key]: times + 1 };
  const words = onceEach(text);
  // Two reasons for the same words are no reason to say them twice in one breath.
  if (plan.says.includes(words)) return plan;
  return { ...withConversation(plan, { said }), says: [...plan.says, words] };
}

/** Where one number is for all, 「999 或 999」 is 999. */
const onceEach = (text: string): string =>
  text.replace(/(\d{2,})(?:\s?[和或、与與／]\s?|\s(?:and|or)\s)\1(?!\d)/gu, "$1");

/** A phrase without saying it: for labels and parts of a sentence. */
export function wording(plan: TurnPlan, key: string, fillings: Fillings = {}): string {
  return plan.world.content.phrases.say(key, languageOf(plan), fillings, 0);
}

/** Offers quick replies; `choice.<value>` of the catalogue is the label unless one is given. */
export function offer(plan: TurnPlan, values: readonly string[]): TurnPlan {
  const choices = values.map((value) => ({ value, label: wording(plan, labelKey(value)) }));
  return { ...plan, choices };
}

/** `intent:repair` → `intent.repair`; `yes` → `choice.yes`; `place:home` → `choice.place.home`. */
function labelKey(value: string): string {
  if (value.startsWith("intent:")) return value.replace(":", ".");
  return `choice.${value.replaceAll(":", ".")}`;
}

/** The turn's words to the resident are of no use after `until`, ms UTC, and nobody waits for them. */
export function unhurried(turn: Turn, until: number): Turn {
  const outbox = turn.outbox.map((one) =>
    one.to.kind === "resident" && one.danger === undefined ? { ...one, mayWait: { until } } : one,
  );
  return { ...turn, outbox };
}

/** When a colleague's words that can still be taken back are gone, ms UTC: nothing overtakes them. */
export function behindUnsent({ conversation: { unsent } }: TurnPlan): number {
  return Math.max(0, ...unsent.map(({ until }) => until));
}

/** The blanks that every phrase may use. */
export function standing(plan: TurnPlan, language: Language): Fillings {
  const { community } = plan.world;
  const { company, emergency } = community;
  return {
    ...emergencyNumbers(community),
    hello: helloTo(
      plan.messageText,
      DateTime.fromMillis(plan.now, { zone: community.zone }).hour,
      language,
    ),
    company: companyName(company, language),
    you: addressOf(plan.conversation.known.name, language),
    office: emergency.office ?? "",
  };
}

export function companyName({ zh, en }: Community["company"], language: Language): string {
  if (language === "en") return en;
  return language === "zh-Hans" ? foldScript(zh) : zh;
}

/** The public numbers that a text names. */
function numbersIn(text: string, community: Community): string[] {
  const all = new Set(Object.values(emergencyNumbers(community)));
  return [...all].filter((number) => text.includes(number));
}

/** The ticket as this plan leaves it. */
export function ticketOf(plan: TurnPlan, id: string): Ticket | null {
  return (
    plan.tickets.find((ticket) => ticket.id === id) ??
    plan.world.tickets.find((ticket) => ticket.id === id) ??
    null
  );
}

/** Puts a ticket, opened or changed, in the place of its former self. */
export function withTicket(plan: TurnPlan, ticket: Ticket): TurnPlan {
  return {
    ...plan,
    tickets: [...plan.tickets.filter((other) => other.id !== ticket.id), ticket],
  };
}

/**
 * Sets a timer of the conversation itself: a matter left open, a person waited for. There is one of
 * a kind, and setting it again puts it off; its kind sees when it fires whether it is still needed.
 * @param due ms UTC
 * @param rung how often it has fired
 */
export function wake(plan: TurnPlan, kind: string, due: number, rung = 0): TurnPlan {
  const { channel, id } = plan.conversation;
  const timer: Timer = {
    id: `${channel}.${id}.${kind}`,
    due,
    kind,
    channel,
    conversation: id,
    ticket: null,
    promise: null,
    rung,
  };
  return { ...plan, timers: [...plan.timers.filter((other) => other.id !== timer.id), timer] };
}

/**
 * The plan as a turn: one reply to the resident, and the alerts. A reply to what the resident
 * wrote is the bot's word and falls silent when a person takes over; a `notice` (about a ticket)
 * is the desk's and reaches them whoever speaks.
 */
export function finish(
  plan: TurnPlan,
  as: "reply" | "notice",
  transcript: readonly Line[] = [],
): Turn {
  const { world, now, says } = plan;
  const text = says.join("\n");
  const { change, choices } = offered(plan.conversation, text, plan.choices);
  const spoken = text === "" ? plan : withConversation(plan, change);
  // What happens while a reply is held is not undone by what is written next: nothing is joined to it.
  const conversation = { ...spoken.conversation, held: null };
  const about = { channel: conversation.channel, conversation: conversation.id };
  const behind = plan.urgent ? now : Math.max(behindUnsent(plan), plan.notBefore);
  const reply: Outgoing = {
    id: `${world.ids.turn}.r`,
    to: { kind: "resident", ...about },
    text,
    choices: [...choices],
    ...(behind > now ? { notBefore: behind } : {}),
    ...(plan.form === null ? {} : { form: plan.form }),
    ...(plan.urgent ? { danger: { numbers: numbersIn(text, world.community) } } : {}),
    at: now,
    ownerEpoch: as === "reply" ? conversation.owner.epoch : null,
    from: { kind: "bot" },
    ticket: null,
    conversation: conversation.id,
    ...(as === "reply" && conversation.thread !== undefined ? { thread: conversation.thread } : {}),
    urgent: false,
    tries: 0,
  };
  const alerts = plan.alerts.map((one, n): Outgoing => ({
    id: `${world.ids.turn}.a${n}`,
    to: {
      kind: "staff",
      role: one.role,
      ...(one.ids === undefined ? {} : { ids: [...one.ids] }),
    },
    text: one.text,
    inLanguages: one.inLanguages,
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
    ...(spoken.notes.length === 0 ? {} : { notes: spoken.notes }),
  };
}
