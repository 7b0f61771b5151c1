import { isUnderWay } from "../records/matter.ts";
import { withEvent } from "../tickets/open-ticket.ts";
import {
  offer,
  remember,
  say,
  ticketOf,
  withConversation,
  withTicket,
  wording,
} from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { EMERGENCY } from "../understanding/dangers/detect-danger.ts";
import { isMatter } from "../understanding/intent-kinds.ts";
import type { Interpretation } from "../understanding/interpretation.ts";
import { changeAsChosen } from "./change-ticket.ts";
import { goOn } from "./go-on.ts";
import { UNWELL } from "./illness.ts";
import { begin } from "./raise.ts";
import { sameWordsFor } from "./same-words.ts";
import { isPlain } from "./settled-moves.ts";
import { does, type Utterance } from "./utterance.ts";
import { withNames } from "./names.ts";
import { languageOf } from "../turn/turn-plan.ts";

/** Takes a message as the answer to what was asked outside any matter; null when it is none. */
export function answerPending(plan: TurnPlan, utterance: Utterance): TurnPlan | null {
  const { pending } = plan.conversation;
  if (utterance.intent !== null) return chosen(plan, utterance, utterance.intent);
  switch (pending?.kind) {
    case "cancel":
      return answerCancel(plan, utterance, pending.ticket);
    case "which-ticket":
      return changeAsChosen(plan, utterance, pending);
    case "resume":
      return answerResume(plan, utterance);
    case "unwell":
      return answerCare(plan, utterance, pending.text);
    case "which": {
      if (BOTH.test(utterance.text)) return bothOf(plan, utterance, pending.intents);
      if (tellsWhoAlone(utterance) && (plan.conversation.said["which"] ?? 0) < MOST_ASKED)
        return againWhich(plan, utterance, pending.intents);
      const meant = meantAmong(plan, utterance, pending.intents, pending.text);
      return meant === null ? null : chosen(plan, utterance, meant);
    }
    case undefined:
    case "again":
    case "answered":
    case "anything-else":
    case "who":
      return null;
  }
}

/** Serves the intent that was chosen, for what was said before as well. */
function chosen(plan: TurnPlan, utterance: Utterance, intent: string): TurnPlan {
  const { pending } = plan.conversation;
  const before = pending?.kind === "which" ? pending : { text: "", photos: [] };
  const isPressed = utterance.intent !== null;
  const text = [before.text, isPressed ? "" : utterance.text]
    .filter((one) => one !== "")
    .join("，");
  const meaning = read(plan, text);
  const { understanding } = plan.world.content;
  const said = { ...utterance, text, meaning, moves: understanding.moves(text, "nothing") };
  const served: TurnPlan = {
    ...plan,
    served: { intent, decision: "act" },
    unclear: pending?.kind === "which" ? "chosen" : null,
  };
  const words = sameWordsFor(plan, intent);
  if (words !== null) return goOn(say(withConversation(served, { pending: null }), words));
  const match = { ...meaning.match, intent };
  const photos = [...before.photos, ...utterance.photos];
  return goOn(begin(served, said, { text, match, entities: meaning.entities }, photos));
}

/** Who and where is remembered, and which it is still open. */
function tellsWhoAlone({ moves }: Utterance): boolean {
  return moves.length > 0 && moves.every(({ kind }) => kind === "tell");
}
const MOST_ASKED = 2;

function againWhich(plan: TurnPlan, utterance: Utterance, intents: readonly string[]): TurnPlan {
  const { name, phone, unit } = utterance.meaning.entities;
  const [one = "", other = ""] = intents;
  const asking = say(remember(plan, { name, phone, unit }), "which", {
    one: wording(plan, `intent.${one}`),
    other: wording(plan, `intent.${other}`),
  });
  return offer(asking, [...intents.map((intent) => `intent:${intent}`), "person"]);
}

/** 「兩個都是」: each of them is a matter of its own. */
function bothOf(plan: TurnPlan, utterance: Utterance, intents: readonly string[]): TurnPlan {
  const { pending } = plan.conversation;
  if (pending?.kind !== "which") return plan;
  const meaning = read(plan, pending.text);
  const { text, photos } = pending;
  const moves = plan.world.content.understanding.moves(text, "nothing");
  const said = { ...utterance, text, meaning, moves };
  const begun = intents.reduce(
    (each, intent) =>
      begin(
        each,
        said,
        { text, match: { ...meaning.match, intent }, entities: meaning.entities },
        photos,
      ),
    plan,
  );
  return goOn(begun);
}
const BOTH = /(?:兩|两)(?:個|个|樣|样|件)?都|都是|都要|\bboth\b/i;

function read(plan: TurnPlan, text: string): Interpretation {
  const { content, community } = plan.world;
  return withNames(
    content.understanding.interpret(text, community.country),
    community,
    languageOf(plan),
  );
}

/** Words count as well as buttons: the choice that they and the first ones together are most like. */
function meantAmong(
  plan: TurnPlan,
  utterance: Utterance,
  intents: readonly string[],
  before: string,
): string | null {
  const { content } = plan.world;
  if (does(utterance, "person", "supervisor", "cancel", "leave", "disagree", "language"))
    return null;
  const own = utterance.meaning.match;
  if (isPlain(own) && isMatter(content.kinds, own.intent)) return own.intent;
  const { ranked } = read(plan, `${before}，${utterance.text}`).match;
  return ranked.find(({ intent }) => intents.includes(intent))?.intent ?? intents[0] ?? null;
}

/** Two or more intents are close: the resident is asked which, in words, never guessed (B8). */
export function askWhich(plan: TurnPlan, utterance: Utterance): TurnPlan | null {
  const { phrases, kinds, dialogFor } = plan.world.content;
  const intents = utterance.meaning.match.ranked
    .map(({ intent }) => intent)
    .filter(
      (one) =>
        one !== EMERGENCY &&
        isMatter(kinds, one) &&
        (dialogFor.has(one) || sameWordsFor(plan, one) !== null) &&
        phrases.has(`intent.${one}`),
    )
    .slice(0, OFFERED);
  const [one, other] = intents;
  if (one === undefined || other === undefined) return null;
  const { text, photos } = utterance;
  const pending = { kind: "which" as const, intents: [...intents], text, photos: [...photos] };
  const asking = say(withConversation(plan, { pending }), "which", {
    one: wording(plan, `intent.${one}`),
    other: wording(plan, `intent.${other}`),
  });
  return offer(asking, [...intents.map((intent) => `intent:${intent}`), "person"]);
}
/** More than two are no question any more. */
const OFFERED = 2;

function answerCancel(plan: TurnPlan, utterance: Utterance, id: string): TurnPlan | null {
  const free = withConversation(plan, { pending: null });
  if (KEPT.test(utterance.text)) return say(free, "cancel.kept", { ticket: id });
  if (does(utterance, "agree", "cancel")) {
    const ticket = ticketOf(free, id);
    if (!ticket) return null;
    const gone = withEvent(ticket, { kind: "cancelled", at: plan.now, by: "resident" });
    return say(withTicket(free, gone), "cancel.ticket-done", { ticket: id });
  }
  if (does(utterance, "disagree", "decline") || GOES_ON.test(utterance.text))
    return say(free, "cancel.kept", { ticket: id });
  return null;
}

const KEPT =
  /(?:不要|別|别|唔好|唔使|先不|不用)(?:幫我|帮我)?(?:取消|撤)|\b(?:don'?t|do not|no need to) cancel/i;
const GOES_ON = /保留|留著|留着|留住|照[樣样]|繼續|继续|\bkeep (?:it|that)\b/i;

/** Taken, the offer to come by is on record with what they told, and has its clock (A14). */
function answerCare(plan: TurnPlan, utterance: Utterance, text: string): TurnPlan | null {
  const pending = { kind: "which" as const, intents: [UNWELL], text, photos: [] };
  const { answer, meaning } = utterance;
  const isNo = answer === "no" || meaning.match.intent === "deny" || does(utterance, ...REFUSES);
  const isTold = meaning.entities.unit !== null || COMES.test(utterance.text);
  if (!isNo && (does(utterance, "agree") || answer === "yes" || isTold))
    return chosen(
      withConversation(plan, { pending }),
      { ...utterance, text: "", intent: UNWELL },
      UNWELL,
    );
  const free = withConversation(plan, { pending: null });
  const isDone = isNo || does(utterance, "thanks");
  return isDone && !does(utterance, "leave") ? say(free, "unwell.declined") : null;
}
const REFUSES = ["disagree", "decline", "cancel"] as const;
const COMES = /醫[生師]|医[生师]|過來|过来|來看|来看|\bdoctor\b|\bcome (?:by|over|up)\b/i;

function answerResume(plan: TurnPlan, utterance: Utterance): TurnPlan | null {
  const free = withConversation(plan, { pending: null });
  const { matters } = free.conversation;
  // What was read back before is read back whole: nobody remembers it after a danger.
  const anew = matters.map((one) => ({
    ...one,
    state: isUnderWay(one) ? ("telling" as const) : one.state,
  }));
  if (does(utterance, "agree"))
    return goOn(say(withConversation(free, { matters: anew }), "resumed"));
  if (!does(utterance, "disagree", "decline", "leave", "cancel")) return null;
  return say(
    withConversation(free, {
      matters: matters.map((one) =>
        isUnderWay(one) ? { ...one, state: "dropped", open: null } : one,
      ),
    }),
    "cancel.done",
  );
}
