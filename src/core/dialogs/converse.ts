import type { Dialog } from "../content/content.ts";
import { knownTrouble, tellTrouble } from "../notices/known-trouble.ts";
import { isFiled, isUnderWay, slotsOf, type Matter } from "../records/matter.ts";
import type { Slots } from "../records/ticket.ts";
import { addToTicket } from "../tickets/open-ticket.ts";
import { isOpen, ticketState } from "../tickets/state.ts";
import { languageOf, offer, say, withConversation, wording } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { noteForWhoComes } from "../waiting/note-for-who-comes.ts";
import type { Move } from "../understanding/move.ts";
import { isMatter } from "../understanding/intent-kinds.ts";
import { OUT_OF_SCOPE } from "../understanding/matcher.ts";
import { keepAnonymous } from "./anonymous.ts";
import { askWhatToCorrect, MOST_TIMES } from "./ask.ts";
import { goOn } from "./go-on.ts";
import { callSupervisor, feel } from "./feelings.ts";
import { file } from "./file.ts";
import { atHand, dialogOf, factOf, MESSAGE, withMatter } from "./matters.ts";
import { withNames } from "./names.ts";
import { answerPending, askWhich } from "./pending.ts";
import {
  ANY_QUESTION,
  answerQuestions,
  fromKnowledge,
  keepInMind,
  knownIn,
  recordQuestion,
} from "./questions.ts";
import {
  begin,
  fileAllAsTheyStand,
  filePending,
  isAnother,
  raisedIn,
  type Raised,
} from "./raise.ts";
import { askForMore, isForColleague, serveRequests, without } from "./requests.ts";
import { note, takeIn, type TakenIn } from "./take-in.ts";
import { core, isNothing } from "./words.ts";
import { isPlain } from "./settled-moves.ts";
import { does, wordsThat, type Utterance } from "./utterance.ts";

/**
 * One turn outside any danger. A reply is planned in this order, what is empty left out: feeling →
 * answers → what was noted or corrected → one next question, or the closing.
 */
export function converse(plan: TurnPlan, heard: Utterance): TurnPlan {
  const settled = answerPending(plan, heard);
  if (settled) return settled;
  // Whoever went on to something else doesn't agree to it by a later 對.
  const isPassed = plan.conversation.pending?.kind === "cancel";
  const free = isPassed ? withConversation(plan, { pending: null }) : plan;
  const utterance = joined(free, heard);
  const matter = atHand(free);
  if (utterance.slot !== null && matter) return correct(free, matter, utterance.slot);
  return closing(replied(free, utterance, matter), utterance);
}

/** What is asked for is asked for anew; for the rest they just say what is right. */
function correct(plan: TurnPlan, matter: Matter, slot: string): TurnPlan {
  const isAsked = dialogOf(plan, matter)?.slots.some((each) => each.slot === slot && each.ask);
  return isAsked
    ? goOn(withMatter(plan, without(matter, slot)))
    : say(withMatter(plan, { ...matter, open: slot }), "slot.go-ahead");
}

/** What was not understood, or only asked about, is read once more with what is said now. */
function joined(plan: TurnPlan, utterance: Utterance): Utterance {
  const { pending } = plan.conversation;
  const before =
    pending?.kind === "again"
      ? pending
      : pending?.kind === "answered" && pending.intent !== null && goesOn(utterance, pending.intent)
        ? { text: pending.text, photos: [], intent: pending.intent }
        : null;
  // Who they are goes on from an answer, and makes no sense of what made none.
  const isApart = utterance.moves.every(
    ({ kind }) => COURTESY.has(kind) || (kind === "tell" && pending?.kind === "again"),
  );
  if (before === null || (isApart && utterance.moves.length > 0)) return utterance;
  const { content, community } = plan.world;
  const text = [before.text, utterance.text].filter((one) => one !== "").join("，");
  const read = withNames(
    content.understanding.interpret(text, community.country),
    community,
    languageOf(plan),
  );
  const own = utterance.meaning.match;
  const match =
    "intent" in before
      ? { ...read.match, intent: before.intent, decision: "act" as const }
      : own.decision === "act"
        ? own
        : read.match;
  const photos = [...before.photos, ...utterance.photos];
  const shift = before.text === "" ? 0 : before.text.length + 1;
  const moves = utterance.moves.map((move) => ({
    ...move,
    start: move.start + shift,
    end: move.end + shift,
  }));
  const lead: Move = {
    kind: "raise",
    text: before.text,
    start: 0,
    end: before.text.length,
    likely: 1,
    announced: false,
  };
  return {
    ...utterance,
    text,
    photos,
    meaning: { ...read, match, danger: null, matters: [] },
    moves: before.text === "" ? moves : [lead, ...moves],
  };
}

/** 「大概做三天，師傅是我表哥」 after an answer about works is told because they are wanted. */
function goesOn(utterance: Utterance, intent: string): boolean {
  const { match } = utterance.meaning;
  const isOther =
    does(utterance, "raise") &&
    match.decision === "act" &&
    match.intent !== intent &&
    !TELLS_MORE.has(match.intent);
  // Whoever tells who they are wants it done, and may ask as well what it costs.
  const { unit, name, phone } = utterance.meaning.entities;
  const isTold = unit !== null || name !== null || phone !== null;
  return (
    does(utterance, "describe", "tell", "raise") &&
    !isOther &&
    (isTold || !does(utterance, "ask", "leave"))
  );
}

/** With these more is told of what was asked: who comes for the parcel, which number it has. */
const TELLS_MORE: ReadonlySet<string> = new Set(
  "leave-message ticket-change ticket-status update-profile facility-info".split(" "),
);

function replied(plan: TurnPlan, utterance: Utterance, matter: Matter | null): TurnPlan {
  if (matter === null && utterance.text === "" && utterance.photos.length > 0)
    return photosAlone(thankForPhotos(plan, utterance), utterance);
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
  return isTold
    ? moves.every(({ kind }) => COURTESY.has(kind) || kind === "tell" || kind === "describe")
    : moves.every(({ kind }) => COURTESY.has(kind));
}
const CHATTING = 0.65;
const COURTESY: ReadonlySet<string> = new Set(
  "thanks greet leave praise congratulate apology agree disagree decline chat illness grief worry".split(
    " ",
  ),
);

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
    moves: utterance.moves.filter(
      ({ kind, text }) => !((kind === "raise" || kind === "describe") && isTheirs(text)),
    ),
  };
}

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

/** A11: thanks are answered before the question that stands is put again. */
function thank(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const isAsked = plan.conversation.matters.some(({ open }) => open !== null);
  const isAll = utterance.moves.every(({ kind }) => THANKING.has(kind));
  return does(utterance, "thanks") && isAsked && isAll ? say(plan, "thanks") : plan;
}
const THANKING: ReadonlySet<string> = new Set("thanks greet praise apology".split(" "));

/** In so many words more is told than that it isn't known: 「不知道名字，有戴眼鏡」. */
function isLongEnough({ text, moves }: Utterance): boolean {
  return does({ moves }, "unknown") && [...core(text)].length >= LONG_FOR_A_SHRUG;
}
const LONG_FOR_A_SHRUG = 8;

function callsFirst(utterance: Utterance): boolean {
  return does(utterance, "person", "supervisor");
}

/** Photos, corrections and additions are thanked for in a word (B19). */
function thankForPhotos(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const count = thanksFor(plan, utterance);
  return count > 0 ? say(plan, "photo.thanks", { count: String(count) }) : plan;
}

/** How many photos are new: those that came before any word were thanked for then. */
function thanksFor({ world }: TurnPlan, { photos }: Utterance): number {
  const { pending } = world.conversation;
  return photos.length - (pending?.kind === "again" ? pending.photos.length : 0);
}

function acknowledge(
  plan: TurnPlan,
  utterance: Utterance,
  taken: Pick<TakenIn, "corrected" | "more" | "values">,
  matter: Matter | null,
): TurnPlan {
  const thanked = thankForPhotos(plan, utterance);
  if (taken.corrected) return say(thanked, "correction.taken");
  const isDropped =
    matter !== null &&
    !plan.conversation.matters.some(({ id, state }) => id === matter.id && state !== "dropped");
  if (isDropped) return thanked;
  const isFiledNow = plan.tickets.some(({ events }) => events[0]?.at === plan.now);
  if (!taken.more || matter === null || utterance.photos.length > 0 || isFiledNow) return thanked;
  const told = wordsOf(plan, taken.values);
  if (isFiled(matter))
    return told === ""
      ? say(thanked, "issue.added")
      : say(thanked, "details.added", { parts: told });
  // What is filed in this very turn says so itself.
  return dialogOf(plan, matter)?.opens === "at-once" ? thanked : say(thanked, "issue.noted");
}

/** 「A棟1203室、林小姐」: what is not read back any more is said once, so that it can be corrected. */
function wordsOf(plan: TurnPlan, values: Slots): string {
  const language = languageOf(plan);
  return Object.keys(values)
    .filter((slot) => SAID_BACK.has(slot))
    .map((slot) => plan.world.features.slots.get(slot)?.words(values, language) ?? "")
    .filter((words) => words !== "")
    .join(language === "en" ? ", " : "、");
}
const SAID_BACK: ReadonlySet<string> = new Set(
  "unit name phone when day plate parcel-number".split(" "),
);

/** What an agreement, a refusal or a shrug does to the question that stood. */
function answerQuestion(
  plan: TurnPlan,
  utterance: Utterance,
  matter: Matter | null,
  corrected: boolean,
): { readonly plan: TurnPlan; readonly ends: boolean } {
  const open = matter?.open ?? null;
  if (matter === null || open === null) return { plan, ends: false };
  const now = plan.conversation.matters.find(({ id }) => id === matter.id) ?? matter;
  const go = (each: TurnPlan) => ({ plan: each, ends: false });
  const stay = (each: TurnPlan) => ({ plan: each, ends: true });
  if (open === "read-back") {
    if (corrected) return go(plan);
    const isMore = now.facts.length > matter.facts.length || now.notes.length > matter.notes.length;
    if (isMore && !does(utterance, "agree")) return go(plan);
    if (does(utterance, "agree", "whatever") || saysNothingMore(utterance))
      return go(fileAgreed(plan));
    return does(utterance, "disagree") ? stay(askWhatToCorrect(plan, now)) : go(plan);
  }
  if (open === "correction") {
    return go(withMatter(plan, { ...now, open: null }));
  }
  const isMore = now.facts.length > matter.facts.length || now.notes.length > matter.notes.length;
  const dialog = dialogOf(plan, now);
  const ask = dialog?.slots.find(({ slot }) => slot === open)?.ask;
  if (
    does(utterance, "decline", "disagree", "unknown", "whatever") &&
    !(isMore && isNeeded(dialog, open))
  ) {
    const group = dialog?.slots.filter((each) => each.slot === open || each.ask === ask) ?? [];
    const given = new Set(now.facts.map(({ slot }) => slot));
    const facts = group
      .filter(({ slot }) => !given.has(slot) && slot !== "issue")
      .map(({ slot }) => factOf(plan, slot, null));
    const passed = withMatter(plan, { ...now, facts: [...now.facts, ...facts], open: null });
    return go(isMore ? passed : say(passed, "slot.declined"));
  }
  // Nobody lives in the corridor: who said where it is has no door to tell.
  if (open === "unit" && ask !== undefined && isPlacedOutside(now, matter, utterance))
    return go(withMatter(plan, { ...now, open: null, asked: { ...now.asked, [ask]: MOST_TIMES } }));
  // 好 is a yes to "may I have it?": the number itself is still to come.
  const isBareYes = does(utterance, "agree") && utterance.moves.length === 1;
  if (isBareYes && now.facts.length === matter.facts.length)
    return stay(say(plan, "slot.go-ahead"));
  return go(withMatter(plan, { ...now, open: null }));
}

function isPlacedOutside(now: Matter, before: Matter, { meaning }: Utterance): boolean {
  const { place, unit } = slotsOf(now);
  const isTold = meaning.entities.place !== null || now.notes.length > before.notes.length;
  return place?.area === "public" && !unit && isTold;
}

function isNeeded(dialog: Dialog | null, slot: string): boolean {
  return dialog?.slots.find((each) => each.slot === slot)?.optional === false;
}

/** 「沒有了」 to "is there anything to change?" agrees. */
function saysNothingMore(utterance: Utterance): boolean {
  return does(utterance, "leave", "decline") && !does(utterance, "correct", "cancel");
}

function fileAgreed(plan: TurnPlan): TurnPlan {
  return plan.conversation.matters.filter(({ state }) => state === "confirming").reduce(file, plan);
}

/** B5: asked again in other words; the second time what was said goes to a colleague as it is. */
function notUnderstood(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const { match } = utterance.meaning;
  const { text, photos } = utterance;
  if (match.intent === OUT_OF_SCOPE && match.decision === "act") return say(plan, "out-of-scope");
  // 「ㄟ我要問」 has still to say what.
  if ([...core(plan.messageText)].length < SHORTEST)
    return say(
      withConversation(plan, { pending: { kind: "again", text, photos: [...photos] } }),
      "anything-else.yes",
    );
  // Whoever was answered just now asks on.
  const { pending: before } = plan.conversation;
  if (before?.kind === "answered" && before.text !== "" && match.decision !== "act")
    return does(utterance, "ask") ? recordQuestion(plan, utterance) : say(plan, "acknowledged");
  const misses = plan.conversation.misses + 1;
  const missed = withConversation(plan, { misses, pending: null });
  // Anger alone is heard, and asked what it is about (D12).
  const isFelt = utterance.moves.every(({ kind }) => FELT.has(kind));
  if (match.decision === "confirm" && match.confidence >= CLOSE && !isFelt) {
    const which = askWhich(missed, utterance);
    if (which) return which;
  }
  if (misses > 1) return leaveWithColleague(missed, utterance);
  const pending = { kind: "again" as const, text, photos: [...photos] };
  const asked = isFelt ? "complaint.issue.ask" : "not-understood.again";
  return say(withConversation(missed, { pending }), asked);
}
const SHORTEST = 3;
/** Less sure, two guesses would be two of many. */
const CLOSE = 0.4;

const FELT: ReadonlySet<string> = new Set("anger insult threat".split(" "));

/** Nobody is asked a third time: it is on record word for word, and a colleague answers (B13). */
function leaveWithColleague(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const { text, meaning, photos } = utterance;
  const match = { ...meaning.match, intent: MESSAGE, decision: "act" as const };
  return offer(begin(plan, utterance, { text, match, entities: meaning.entities }, photos), [
    "person",
  ]);
}

/** Photos without a word belong to the newest open ticket, else we ask what they show (B8). */
function photosAlone(plan: TurnPlan, { photos }: Utterance): TurnPlan {
  const open = plan.world.tickets.findLast((ticket) => isOpen(ticketState(ticket)));
  if (open) {
    const photo = [...(ticketState(open).slots.photo ?? []), ...photos];
    const added = addToTicket(plan, open.id, { photo }, { by: "resident" });
    return say(added, "photo.added", { ticket: open.id });
  }
  const pending = { kind: "again" as const, text: "", photos: [...photos] };
  return say(withConversation(plan, { pending }), "photo.what");
}

/** Courtesy in kind, and the end of it: what was told and not yet filed is filed first. */
function closing(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const isAsked = plan.conversation.matters.some(({ open }) => open !== null);
  const thanked = does(utterance, "thanks") && !isAsked ? say(plan, "thanks") : plan;
  const praised =
    does(utterance, "praise") && thanked.tickets.length === 0 ? say(thanked, "praise") : thanked;
  if (takesLeave(utterance)) {
    if (plan.conversation.owner.kind === "waiting") return say(praised, "person.still-waiting");
    const filed = filePending(fileAllAsTheyStand(praised));
    const night = /晚安|good ?night/i.test(utterance.text);
    return say(
      withConversation(filed, { pending: null }),
      night ? "farewell.night" : "farewell.closing",
    );
  }
  if (praised.says.length > 0) return asksForMore(praised);
  return greeted(praised, utterance);
}

/** 「沒有了，晚安」: nothing more is asked of whoever goes. */
function takesLeave(utterance: Utterance): boolean {
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
  if (known.name && !before.name) return say(plan, "greet.named");
  if (pending?.kind === "anything-else" && WANTS_MORE.test(utterance.text.trim()))
    return say(plan, "anything-else.yes");
  // A sticker is nothing but a nod.
  if (utterance.text === "" && plan.conversation.last !== null) return say(plan, "acknowledged");
  if (does(utterance, "greet"))
    return known.name
      ? say(plan, "greet.known")
      : say(withConversation(plan, { pending: { kind: "who" } }), "greet.first");
  if (does(utterance, "agree", "disagree", "decline", "whatever"))
    return say(plan, plan.conversation.last === null ? "offer-help" : "acknowledged");
  if (does(utterance, "chat")) return say(plan, "out-of-scope");
  return say(plan, "offer-help");
}
/** 好 takes leave as often as it asks for more; these ask. */
const WANTS_MORE = /^(?:有|有喔|有啊|有的|還有|还有|仲有|yes|yeah|yep|yup|i do)[。.!！]?$/i;
