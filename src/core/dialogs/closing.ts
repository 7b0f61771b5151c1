import type { Fillings } from "../content/content.ts";
import { isFresh } from "../records/conversation.ts";
import { unitWords } from "../courtesy/unit-words.ts";
import { languageOf, say, withConversation } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { offerCare } from "./illness.ts";
import { fileAllAsTheyStand, filePending } from "./raise.ts";
import { askForMore } from "./requests.ts";
import { does, type Utterance } from "./utterance.ts";

/** Courtesy in kind, and the end of it: what was told and not yet filed is filed first. */
export function closing(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const isAsked = plan.conversation.matters.some(({ open }) => open !== null);
  const isThanked = does(utterance, "thanks") && !isAsked && !takesLeave(utterance);
  const thanked = isThanked ? say(plan, "thanks") : plan;
  const praised =
    does(utterance, "praise") && thanked.tickets.length === 0 ? say(thanked, "praise") : thanked;
  if (takesLeave(utterance)) {
    if (plan.conversation.owner.kind === "waiting") return say(praised, "person.left");
    const filed = filePending(fileAllAsTheyStand(praised));
    const free = withConversation(filed, { pending: null });
    return say(free, farewellTo(utterance));
  }
  const cared = offerCare(praised, utterance);
  if (cared) return cared;
  if (praised.says.length > 0) return asksForMore(praised);
  return greeted(praised, utterance);
}

/**
 * In kind (A9): 晚安 to 晚安, 明天見 to 明天見, and a good journey to whoever sets out; 請別客氣 to
 * 「沒了謝謝」 (A11).
 */
function farewellTo(utterance: Utterance): string {
  const { text } = utterance;
  const inKind = FAREWELLS.find(([, written]) => written.test(text));
  if (inKind) return inKind[0];
  return does(utterance, "thanks") || THANKS.test(text) ? "farewell.thanked" : "farewell.closing";
}
const THANKS = /[謝谢]|唔[該该]|\bth(?:an)?(?:ks?|x)\b|\bcheers\b/i;
const FAREWELLS: readonly (readonly [key: string, written: RegExp])[] = [
  [
    "farewell.journey",
    /出國|出国|旅[行遊游]|出差|去玩|返[鄉乡]|回老家|搭(?:飛)?機|赶飞机|趕飛機|\b(?:trip|travel\w*|flight|holiday|vacation)\b/i,
  ],
  ["farewell.night", /晚安|早唞|good ?night/i],
  ["farewell.tomorrow", /明天[見见]|聽日見|听日见|\bsee (?:you|u|ya) tomorrow\b/i],
];

/** 「沒有了，晚安」: nothing more is asked of whoever goes. */
export function takesLeave(utterance: Utterance): boolean {
  return does(utterance, "leave") && utterance.moves.every(({ kind }) => LEAVING.has(kind));
}
const LEAVING: ReadonlySet<string> = new Set(
  "leave thanks agree apology praise decline disagree congratulate postpone chat greet illness".split(
    " ",
  ),
);

function asksForMore(plan: TurnPlan): TurnPlan {
  const { pending, matters, owner } = plan.conversation;
  const isAsked =
    matters.some(({ open }) => open !== null) || (pending !== null && !DONE.has(pending.kind));
  if (isAsked || owner.kind === "waiting") return plan;
  const before = plan.world.tickets.map(({ id }) => id);
  const isOpened = plan.tickets.some(({ id }) => !before.includes(id));
  if (isOpened) return askForMore(plan);
  return pending?.kind === "answered"
    ? plan
    : withConversation(plan, { pending: { kind: "answered", intent: null, text: "" } });
}
const DONE: ReadonlySet<string> = new Set(["anything-else", "answered", "who"]);

function greeted(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const { known, pending } = plan.conversation;
  const before = plan.world.conversation.known;
  if (known.unit && !before.unit) return welcomeHome(plan, utterance);
  if (known.name && !before.name) return say(plan, "greet.named", helloOnce(plan));
  if (pending?.kind === "anything-else" && WANTS_MORE.test(utterance.text.trim()))
    return say(plan, "anything-else.yes");
  // A sticker is nothing but a nod.
  if (utterance.text === "" && plan.conversation.last !== null) return say(plan, "acknowledged");
  if (does(utterance, "greet"))
    return known.name
      ? say(plan, "greet.known", helloOnce(plan))
      : say(withConversation(plan, { pending: { kind: "who" } }), "greet.first");
  if (does(utterance, "agree", "disagree", "decline", "whatever"))
    return say(plan, plan.conversation.last === null ? "offer-help" : "acknowledged");
  if (does(utterance, "chat")) return say(plan, "out-of-scope");
  return say(plan, "offer-help");
}
/** The first reply has greeted them with the company's name already. */
function helloOnce({ world: { conversation } }: TurnPlan): Fillings {
  return isFresh(conversation) ? { hello: "" } : {};
}

/** 「歡迎您入住本樓」: whoever first says where they live is welcome (A7). */
function welcomeHome(plan: TurnPlan, { text }: Utterance): TurnPlan {
  const { unit } = plan.conversation.known;
  const words = unit ? unitWords(unit, languageOf(plan)) : "";
  return say(plan, MOVED_IN.test(text) ? "greet.moved-in" : "greet.unit", { unit: words });
}
const MOVED_IN =
  /搬[來来進进入]|入住|新住[戶户]|新來|新来|入伙|\b(?:moved? in|moving in|new (?:here|resident|tenant))\b/i;

/** 好 takes leave as often as it asks for more; these ask. */
const WANTS_MORE = /^(?:有|有喔|有啊|有的|還有|还有|仲有|yes|yeah|yep|yup|i do)[。.!！]?$/i;

/** These want nothing done. */
export const COURTESY: ReadonlySet<string> = new Set(
  "thanks greet leave praise congratulate apology agree disagree decline chat illness grief worry".split(
    " ",
  ),
);
