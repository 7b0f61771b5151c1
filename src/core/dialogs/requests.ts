import { isFiled, isUnderWay, slotsOf, type Matter } from "../records/matter.ts";
import { waitOf } from "../records/owner.ts";
import { cut } from "../text/cut.ts";
import { normalise } from "../text/normalise.ts";
import { ticketState } from "../tickets/state.ts";
import { tellStatus } from "../tickets/status.ts";
import { handOver } from "../waiting/hand-over.ts";
import { notWanted } from "../waiting/wait-over.ts";
import { stillWaiting } from "../waiting/still-waiting.ts";
import { offer, say, withConversation } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { isEnough } from "./ask.ts";
import { file } from "./file.ts";
import { noteChange } from "./change-ticket.ts";
import { atHand, matterNow, MESSAGE, newMatter, noteMatter, withMatter } from "./matters.ts";
import { begin, fileAllAsTheyStand, filePending } from "./raise.ts";
import { sayAgain } from "./say-again.ts";
import { namedTicket, openTickets, sharedWith, ticketMeant } from "./ticket-meant.ts";
import { core } from "./words.ts";
import { does, wordsThat, type Utterance } from "./utterance.ts";

/** What came of what was requested. */
export interface Requested {
  readonly plan: TurnPlan;
  /** The question under way stands, or nothing more is to be asked: none is put behind it. */
  readonly stands: boolean;
}

/** A matter that was dropped by mistake has to be told anew; of what is on record they are asked. */
const SURE = 0.6;

/**
 * Does what is asked of the desk itself, and of what is on record.
 * @param begins a matter begins with the same message and holds its words
 */
export function serveRequests(plan: TurnPlan, utterance: Utterance, begins: boolean): Requested {
  const goesOn = (each: TurnPlan): Requested => ({ plan: each, stands: false });
  const stays = (each: TurnPlan): Requested => ({ plan: each, stands: true });
  if (does(utterance, "language")) return goesOn(changeLanguage(plan, utterance));
  if (does(utterance, "restart")) return goesOn(restart(plan));
  if (does(utterance, "back")) return goesOn(back(plan));
  if (does(utterance, "supervisor") || asksWhoIsInCharge(plan, utterance))
    return stays(handOver(filedBefore(plan), { to: "supervisor", why: "asked" }));
  if (does(utterance, "person")) return stays(handOver(filedBefore(plan), { why: "asked" }));
  if (does(utterance, "change")) return change(plan, utterance);
  const isDraft = plan.conversation.matters.some(isUnderWay);
  if (utterance.moves.some(({ kind, likely }) => kind === "cancel" && (!isDraft || likely >= SURE)))
    return cancel(plan, utterance);
  if (isForColleague(utterance) && !begins) return goesOn(forColleague(plan, utterance));
  if (does(utterance, "status", "hurry") && !begins) return askedForProgress(plan, utterance);
  if (does(utterance, "call-back") && !begins) return goesOn(callBack(plan, utterance));
  if (does(utterance, "ask-bot")) return stays(say(plan, "who.bot"));
  if (does(utterance, "ask-why")) return stays(why(plan, utterance));
  if (does(utterance, "ask-again")) return stays(sayAgain(plan, utterance));
  if (does(utterance, "postpone") && begins) return goesOn(say(plan, "wait.granted"));
  if (does(utterance, "postpone") && !tellsAsWell(plan, utterance))
    return stays({ ...say(plan, "wait.granted"), choices: plan.conversation.last?.choices ?? [] });
  return goesOn(plan);
}

/** 「我打字慢，鎖很難轉」 tells what is wrong all the same. */
function tellsAsWell(plan: TurnPlan, utterance: Utterance): boolean {
  return does(utterance, "raise") || (does(utterance, "describe") && atHand(plan) === null);
}

/** What they were telling when they asked for somebody is on record, or told to who comes. */
function filedBefore(plan: TurnPlan): TurnPlan {
  const { pending } = plan.conversation;
  const before = pending?.kind === "again" ? pending.text : "";
  const filed = filePending(fileAllAsTheyStand(plan));
  const messageText = [before, plan.messageText].filter((text) => text !== "").join("\n");
  return { ...filed, messageText };
}

/** Asked in anger, who is in charge is to come, not to be named (D12). */
function asksWhoIsInCharge(plan: TurnPlan, { text }: Utterance): boolean {
  const isAngry = (plan.conversation.said["feel.anger"] ?? 0) > 0;
  const isTold = atHand(plan)?.feelings.some((felt) => felt === "anger" || felt === "insult");
  return (isAngry || isTold === true) && IN_CHARGE.test(text);
}
const IN_CHARGE =
  /誰負責|谁负责|負責人|负责人|邊個負責|邊個話事|主管是誰|主管是谁|叫.{0,4}(?:主管|經理|经理|主任|領導|领导)|\bwho(?:'s| is) in charge\b|\bmanager\b/i;

function changeLanguage(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const { control } = utterance;
  const language =
    control?.kind === "language"
      ? control.language
      : /英|engl/i.test(utterance.text)
        ? "en"
        : /[简簡]|普通话|普通話|simplified/i.test(utterance.text)
          ? "zh-Hans"
          : "zh-Hant";
  const changed = say(withConversation(plan, { language }), "language.changed");
  return atHand(changed) === null ? say(changed, "offer-help") : asked(changed);
}

/** The question under way is put anew, in the other language, without counting. */
function asked(plan: TurnPlan): TurnPlan {
  const matter = atHand(plan);
  return matter === null ? plan : withMatter(plan, { ...matter, asked: {}, open: null });
}

function restart(plan: TurnPlan): TurnPlan {
  const matter = draftMeant(plan, "");
  if (!matter) return say(plan, "restart.fresh");
  const cleared: Matter = {
    ...matter,
    state: "telling",
    facts: [],
    notes: [],
    asked: {},
    open: null,
  };
  return say(withMatter(plan, cleared), "restart.frame");
}

/** One question back: the latest answer is forgotten and asked for anew. */
function back(plan: TurnPlan): TurnPlan {
  const matter = draftMeant(plan, "");
  const latest = matter?.facts.at(-1);
  if (!matter || !latest) return say(plan, "back.nothing");
  return say(withMatter(plan, without(matter, latest.slot)), "back.done");
}

/** The matter without one answer, which will be asked for next. */
export function without(matter: Matter, slot: string): Matter {
  return {
    ...matter,
    state: isFiled(matter) ? matter.state : "telling",
    facts: matter.facts.filter((fact) => fact.slot !== slot),
    notes: slot === "issue" ? [] : matter.notes,
    asked: {},
    open: null,
  };
}

function change(plan: TurnPlan, utterance: Utterance): Requested {
  const matter = atHand(plan);
  // What is still being told is told otherwise: the words stand among its notes.
  if (matter && isUnderWay(matter)) return { plan, stands: false };
  const ticket = ticketMeant(plan, utterance.text);
  const isMeant = utterance.meaning.match.intent === "ticket-change";
  if (!ticket)
    return { plan: isMeant ? beginAs(plan, utterance, "ticket-change") : plan, stands: false };
  const isNoted = matter?.ticket === ticket.id;
  const words = wordsThat(utterance, "change", "tell", "describe");
  const done = isNoted
    ? say(plan, "change.noted", { ticket: ticket.id })
    : noteChange(plan, ticket, words);
  return { plan: done, stands: true };
}

function cancel(plan: TurnPlan, utterance: Utterance): Requested {
  const { owner } = plan.conversation;
  const draft = draftMeant(plan, utterance.text);
  if (draft) {
    const dropped = say(
      withMatter(plan, { ...draft, state: "dropped", open: null }),
      "cancel.done",
    );
    return {
      plan: dropped.conversation.matters.some(isUnderWay) ? dropped : askForMore(dropped),
      stands: false,
    };
  }
  const named = namedTicket(plan, utterance.text);
  // 不用了 while they wait is said of whom they wait for.
  if (owner.kind === "waiting" && (named === null || named.id === waitOf(owner)?.ticket))
    return { plan: say(notWanted(plan), "cancel.person"), stands: true };
  const ticket = named ?? openTickets(plan).at(-1) ?? null;
  if (ticket) {
    const [issue = ""] = (ticketState(ticket).slots.issue ?? "").split("\n");
    const asking = withConversation(plan, { pending: { kind: "cancel", ticket: ticket.id } });
    const fillings = { ticket: ticket.id, issue: cut(issue, 40) };
    return { plan: offer(say(asking, "cancel.ask", fillings), ["yes", "no"]), stands: true };
  }
  const { pending } = plan.conversation;
  if (pending?.kind === "which" || pending?.kind === "again")
    return { plan: say(withConversation(plan, { pending: null }), "cancel.done"), stands: true };
  return isBare(utterance.text)
    ? { plan: say(plan, "cancel.nothing"), stands: true }
    : { plan: beginAs(plan, utterance, "ticket-change"), stands: false };
}

/** Of several that are told the one that words name, else the one that is asked about. */
function draftMeant(plan: TurnPlan, text: string): Matter | null {
  const said = normalise(text);
  const [named] = plan.conversation.matters
    .filter(isUnderWay)
    .map((one) => ({
      one,
      shared: sharedWith(said, one.notes.map((note) => note.text).join("\n")),
    }))
    .filter(({ shared }) => shared > 0)
    .sort((one, other) => other.shared - one.shared);
  const matter = named?.one ?? atHand(plan);
  return matter !== null && isUnderWay(matter) ? matter : null;
}

/** Every finished matter ends with 您還有別的事嗎 (A12). */
export function askForMore(plan: TurnPlan): TurnPlan {
  const pending = { kind: "anything-else" } as const;
  return offer(say(withConversation(plan, { pending }), "anything-else"), []);
}

/** 算了 names nothing that was reported elsewhere. */
function isBare(text: string): boolean {
  return [...text.trim()].length <= LONGEST_BARE;
}
const LONGEST_BARE = 6;

function beginAs(plan: TurnPlan, utterance: Utterance, intent: string): TurnPlan {
  const { text, photos, meaning } = utterance;
  const { match, entities } = meaning;
  return begin(plan, utterance, { text, match: { ...match, intent }, entities }, photos);
}

/** B4, B26: a word for a named colleague is a message; without one it is asked for. */
function forColleague(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const matter = atHand(plan);
  if (matter && (isUnderWay(matter) || matter.kind === MESSAGE)) return plan;
  if (!PRESENCE.test(utterance.text)) return beginAs(plan, utterance, MESSAGE);
  const dialog = plan.world.content.dialogFor.get(MESSAGE);
  if (!dialog) return plan;
  const fresh = newMatter(plan, dialog, MESSAGE);
  const noted = noteMatter(withMatter(plan, fresh), fresh, utterance.text);
  const asked = {
    ...(matterNow(noted, fresh) ?? fresh),
    open: "issue",
    asked: { "message.issue": 1 },
  };
  return say(withMatter(noted, asked), "message.away");
}

/** Whom it is about is a colleague, and nothing is told of yet: 「羅主任今天有上班嗎」. */
export function isForColleague(utterance: Utterance): boolean {
  return does(utterance, "colleague") || PRESENCE.test(utterance.text);
}
const PRESENCE =
  /(?:主任|經理|经理|總幹事|总干事|管家|主管|姑娘|小姐|先生|太太|師傅|师傅|隊長|队长|助理|\p{Script=Han}生)(?:今天|今日|現在|现在|而家)?(?:在嗎|在吗|在不在|有在|有上班|上班嗎|上班吗|喺唔喺|有冇返工|返工未|返[咗左]工(?:未|嗎|冇)|喺度(?:嗎|未)|有來嗎)|\bis (?:mr|ms|mrs|miss|manager)\.? \w+ (?:in|there|around|available)\b/iu;

/** Where does it stand, and be quick: what is on record answers; what is told is filed first. */
function askedForProgress(plan: TurnPlan, utterance: Utterance): Requested {
  const { owner, matters } = plan.conversation;
  const draft = draftMeant(plan, "");
  const { intent } = utterance.meaning.match;
  if (draft && does(utterance, "hurry")) {
    const isTold = isEnough(plan, draft);
    return { plan: isTold ? file(plan, draft) : say(plan, "hurry.first"), stands: false };
  }
  if (draft) return { plan: intent === "ticket-status" ? tellStatus(plan) : plan, stands: false };
  if (owner.kind === "waiting") return { plan: stillWaiting(plan), stands: true };
  const isThere = plan.world.tickets.length > 0 || matters.some(isFiled);
  if (isThere) return { plan: tellStatus(plan), stands: true };
  // 「燈」 asks for nothing that was reported.
  const isSure = utterance.moves.some(({ kind, likely }) => kind === "status" && likely === 1);
  const isOnRecord = intent === "ticket-status" || intent === "ticket-change" || isSure;
  if (!isOnRecord || [...core(utterance.text)].length < SHORTEST) return { plan, stands: false };
  return { plan: beginAs(plan, utterance, "ticket-status"), stands: false };
}

const SHORTEST = 3;

/** The number is asked for with the matter, if it isn't known. */
function callBack(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const matter = atHand(plan);
  if (!matter) return beginAs(plan, utterance, MESSAGE);
  const isReachable = Boolean(slotsOf(matter).phone);
  return isReachable ? say(plan, "call-back.noted") : withMatter(plan, { ...matter, asked: {} });
}

function why(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const { slots } = plan.world.features;
  const said = normalise(utterance.text);
  const named = [...slots.values()].findLast(({ named: by }) => by?.test(said))?.id;
  const open = atHand(plan)?.open ?? null;
  const about = named ?? (open !== null && slots.has(open) ? open : null);
  return about === null ? say(plan, "offer-help") : say(plan, `why.${about}`);
}
