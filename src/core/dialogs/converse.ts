import { knownTrouble, tellTrouble } from "../notices/known-trouble.ts";
import { isFiled, isUnderWay, type Matter } from "../records/matter.ts";
import { say, withConversation, wording } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { noteForWhoComes } from "../waiting/note-for-who-comes.ts";
import { EMERGENCY } from "../understanding/dangers/detect-danger.ts";
import { isMatter } from "../understanding/intent-kinds.ts";
import { goOn } from "./go-on.ts";
import { callSupervisor, feel, withPlainFeelings } from "./feelings.ts";
import { atHand, dialogOf, withMatter } from "./matters.ts";
import { answerPending } from "./pending.ts";
import { ANY_QUESTION, answerQuestions, fromKnowledge, keepInMind, knownIn } from "./questions.ts";
import { isAnother } from "./another-matter.ts";
import { begin, raisedIn, type Raised } from "./raise.ts";
import { isForColleague, serveRequests, without } from "./requests.ts";
import { keepAnonymous, note, takeIn } from "./take-in.ts";
import { core, isNothing } from "./words.ts";
import { answerAlways } from "./same-words.ts";
import { isPlain } from "./settled-moves.ts";
import { does, wordsThat, type Utterance } from "./utterance.ts";
import { acknowledge, thank, thankForPhotos, thanksFor } from "./acknowledge.ts";
import { answerQuestion } from "./answer-question.ts";
import { askWhichToChange, withPlainChange } from "./change-ticket.ts";
import { closing, COURTESY, takesLeave } from "./closing.ts";
import { joined, TELLS_MORE } from "./joined.ts";
import { notUnderstood, photosAlone } from "./not-understood.ts";

/**
 * One turn outside any danger. A reply is planned in this order, what is empty left out: feeling →
 * answers → what was noted or corrected → one next question, or the closing.
 */
export function converse(plan: TurnPlan, heard: Utterance): TurnPlan {
  const settled = answerPending(plan, heard);
  if (settled) return settled;
  // Whoever went on to something else doesn't agree to it by a later 對.
  const isPassed = PASSES.has(plan.conversation.pending?.kind ?? "");
  const free = isPassed ? withConversation(plan, { pending: null }) : plan;
  const utterance = withPlainChange(free, withPlainFeelings(joined(free, heard)));
  const asked = askWhichToChange(free, utterance);
  if (asked) return asked;
  const matter = atHand(free);
  if (utterance.slot !== null && matter) return correct(free, matter, utterance.slot);
  return closing(replied(free, utterance, matter), utterance);
}

const PASSES: ReadonlySet<string> = new Set(["cancel", "unwell", "which-ticket"]);

/** What is asked for is asked for anew; for the rest they just say what is right. */
function correct(plan: TurnPlan, matter: Matter, slot: string): TurnPlan {
  const isAsked = dialogOf(plan, matter)?.slots.some((each) => each.slot === slot && each.ask);
  return isAsked
    ? goOn(withMatter(plan, without(matter, slot)))
    : say(withMatter(plan, { ...matter, open: slot }), "slot.go-ahead");
}

function replied(plan: TurnPlan, utterance: Utterance, matter: Matter | null): TurnPlan {
  if (matter === null && utterance.text === "" && utterance.photos.length > 0)
    return photosAlone(thankForPhotos(plan, utterance), utterance);
  const always = answerAlways(plan, utterance);
  if (always) return always;
  const trouble = matter === null ? troubleIn(plan, utterance) : null;
  if (trouble !== null && ASKS_WHY_IT_STOPPED.has(utterance.meaning.match.intent))
    return keepInMind(tellTrouble(plan, trouble), utterance);
  const isRaise = does(utterance, "raise");
  const isAsked = matter === null && does(utterance, "ask") && !isRaise;
  const raised = isAsked || isForColleague(utterance) ? [] : raisedIn(plan, utterance);
  const informing = raised.length === 1 ? informs(plan, utterance, matter) : null;
  if (informing) return informing;
  const known = raised.filter((one) => isKnown(plan, utterance, one));
  const others = raised.filter(
    (one) =>
      !known.includes(one) &&
      (matter === null ? isServed(plan, one) : isAnother(plan, matter, one, isRaise)),
  );
  const begins = others.length > 0;
  const own = begins ? withoutWords(utterance, others) : utterance;
  const felt = thank(
    feel(trouble === null ? plan : tellTrouble(plan, trouble), utterance),
    utterance,
  );
  const taken = takeIn(felt, own, begins);
  const informed = known.reduce(
    (each, one) => fromKnowledge(each, one.text, one.match.intent) ?? each,
    taken.plan,
  );
  const answered = answerQuestions(informed, own, others);
  const supervised = callSupervisor(answered.plan, utterance);
  const requested = callsFirst(utterance)
    ? { plan: supervised, stands: false }
    : serveRequests(supervised, own, begins);
  if (requested.stands && !begins) return requested.plan;
  const acknowledged = acknowledge(requested.plan, utterance, taken, matter);
  const begun = others.reduce(
    (each, one, n) => beginOne(each, utterance, one, n, others.length),
    acknowledged,
  );
  // Whoever calls somebody has told first what for.
  if (callsFirst(utterance)) return serveRequests(begun, own, begins).plan;
  const unnamed = keepAnonymous(begun, utterance);
  const agreed = answerQuestion(unnamed, own, matter, taken.corrected);
  if (agreed.ends || requested.stands || takesLeave(utterance)) return agreed.plan;
  if (
    matter !== null &&
    !begins &&
    agreed.plan.says.length === plan.says.length &&
    (does(utterance, "tell", "describe", "raise", "ask") || isLongEnough(utterance))
  ) {
    if (isNothing(plan, utterance)) return goOn(agreed.plan);
    const kept = note(agreed.plan, matter, utterance.text);
    return goOn(say(kept, isFiled(matter) ? "issue.added" : "issue.noted"));
  }
  if (answered.known && !begins) {
    const minded = matter === null ? keepInMind(agreed.plan, utterance) : agreed.plan;
    return goOn(minded);
  }
  if (matter === null && !begins && plan.conversation.owner.kind === "waiting") {
    const words = wordsThat(utterance, "raise", "describe", "tell", "ask");
    const noted = noteForWhoComes(agreed.plan, words);
    return noted.says.length > felt.says.length ? noted : say(noted, "person.still-waiting");
  }
  const isHeard =
    begins ||
    matter !== null ||
    agreed.plan.says.length > felt.says.length + Math.min(1, thanksFor(plan, utterance)) ||
    isCourtesy(utterance, agreed.plan);
  return goOn(isHeard ? agreed.plan : notUnderstood(agreed.plan, utterance));
}

/** What staff announced is told before anything is asked (D16). */
function troubleIn({ world, conversation, now }: TurnPlan, { text, meaning }: Utterance) {
  const { intent, decision } = meaning.match;
  const unit = meaning.entities.unit ?? conversation.known.unit ?? null;
  return knownTrouble(world, { text, intent: decision === "ask" ? null : intent, unit }, now);
}
/** With these the announcement is the answer. */
const ASKS_WHY_IT_STOPPED: ReadonlySet<string> = new Set(["outage-info", "facility-info"]);

/** A word of courtesy, or who they are, wants nothing done. */
function isCourtesy({ moves }: Utterance, plan: TurnPlan): boolean {
  // What is hardly taken for chat makes no sense.
  if (moves.some(({ kind, likely }) => kind === "chat" && likely < CHATTING)) return false;
  const { known } = plan.conversation;
  const isTold = known !== plan.world.conversation.known && Object.keys(known).length > 0;
  if (!isTold) return moves.every(({ kind }) => COURTESY.has(kind));
  // "Mr & Mrs Chan, A1203, my lights are out" tells more than who they are.
  const { content, community } = plan.world;
  const isMore = (text: string): boolean =>
    content.understanding.mattersIn(text, community.country).length > 0;
  return moves.every(
    ({ kind, text, likely }) =>
      COURTESY.has(kind) ||
      (kind === "tell" && likely >= TELLING) ||
      ((kind === "tell" || kind === "describe") && !isMore(text)),
  );
}
const CHATTING = 0.65;
const TELLING = 0.8;

/** What is known answers it, however it was put: 「包裹領取時間」. */
function informs(plan: TurnPlan, utterance: Utterance, matter: Matter | null): TurnPlan | null {
  const { pending } = plan.conversation;
  // What goes on from an answer is told because it is wanted: it is not answered again.
  const isAnswered = pending?.kind === "answered" && pending.intent !== null;
  if (
    matter !== null ||
    (isAnswered && utterance.text.startsWith(pending.text)) ||
    !utterance.moves.every(({ kind }) => kind === "raise" || kind === "ask" || kind === "describe")
  )
    return null;
  const { match } = utterance.meaning;
  if (REPORTS.has(match.intent)) return null;
  // The answer about moving is none to who plainly wants to renovate.
  const about = knownIn(plan, utterance.text)?.entry.about ?? match.intent;
  if (isPlain(match) && about !== match.intent) return null;
  const answered = fromKnowledge(plan, utterance.text);
  return answered && keepInMind(answered, utterance);
}

/** Whoever reports these wants them seen to, not to hear of them. */
const REPORTS: ReadonlySet<string> = new Set("repair complaint suggestion praise".split(" "));

/** Understood well enough to begin: read back it is corrected sooner than asked about. */
function isServed({ world: { content }, conversation }: TurnPlan, { match }: Raised): boolean {
  // Whoever waits for a person tells that person.
  if (conversation.owner.kind === "waiting" && TELLS_MORE.has(match.intent)) return false;
  return (
    match.decision === "act" &&
    match.intent !== EMERGENCY &&
    isMatter(content.kinds, match.intent) &&
    content.dialogFor.has(match.intent)
  );
}

/** A question beside a matter that is answered at once is none of its own. */
function isKnown(plan: TurnPlan, { moves }: Utterance, { text, whole, match }: Raised): boolean {
  const asks = moves.some((move) => move.kind === "ask" && text.includes(move.text));
  const isQuestion = asks || match.intent === ANY_QUESTION;
  if (!isQuestion || fromKnowledge(plan, text, match.intent) === null) return false;
  if (!whole) return true;
  // 「朋友星期六來，訪客要登記嗎」 wants nothing done; 「想裝修浴室，怎麼申請」 does.
  const { content, community } = plan.world;
  const rest = moves.filter(({ kind }) => kind !== "ask").map((move) => move.text);
  const wanted = content.understanding.interpret(rest.join("，"), community.country).match;
  return wanted.decision !== "act" || wanted.intent !== match.intent;
}

/** What is another matter's is not said of the one at hand. */
function withoutWords(utterance: Utterance, others: readonly Raised[]): Utterance {
  const isTheirs = (text: string): boolean => others.some((one) => one.text.includes(text));
  return {
    ...utterance,
    photos: [],
    moves: utterance.moves.filter(({ kind, text }) => !(TOLD_OF_IT.has(kind) && isTheirs(text))),
  };
}

const TOLD_OF_IT: ReadonlySet<string> = new Set("raise describe anger worry praise".split(" "));

function beginOne(
  plan: TurnPlan,
  utterance: Utterance,
  raised: Raised,
  n: number,
  count: number,
): TurnPlan {
  const noted = n === 0 && count > 1 ? say(plan, "matters.noted", { count: String(count) }) : plan;
  const also =
    n === 0 && count === 1 && plan.conversation.matters.some(isUnderWay)
      ? say(noted, "matters.also", { intent: wording(plan, `intent.${raised.match.intent}`) })
      : noted;
  return begin(also, utterance, raised, n === 0 ? utterance.photos : []);
}

/** In so many words more is told than that it isn't known: 「不知道名字，有戴眼鏡」. */
function isLongEnough({ text, moves }: Utterance): boolean {
  return does({ moves }, "unknown") && [...core(text)].length >= LONG_FOR_A_SHRUG;
}
const LONG_FOR_A_SHRUG = 8;

function callsFirst(utterance: Utterance): boolean {
  return does(utterance, "person", "supervisor");
}
