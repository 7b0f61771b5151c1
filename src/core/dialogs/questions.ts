import { factsFor } from "../courtesy/knowledge-facts.ts";
import { isFiled, isUnderWay, slotsOf, type Matter } from "../records/matter.ts";
import { cut } from "../text/cut.ts";
import { addToTicket } from "../tickets/open-ticket.ts";
import { tellStatus } from "../tickets/status.ts";
import { languageOf, say, withConversation, wording } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import type { Found } from "../understanding/knowledge/knowledge.ts";
import { isMatter } from "../understanding/intent-kinds.ts";
import { OUT_OF_SCOPE } from "../understanding/matcher.ts";
import { atHand, dialogOf, matterNow, noteMatter, withMatter } from "./matters.ts";
import { begin, type Raised } from "./raise.ts";
import { isForColleague } from "./requests.ts";
import { isPlain } from "./settled-moves.ts";
import { wantsNoName } from "./wants-no-name.ts";
import { wordsThat, type Utterance } from "./utterance.ts";

/** Whatever nobody wrote an answer for is asked of the office. */
export const ANY_QUESTION = "facility-info";
const LONGEST_QUESTION = 200;
const LONGEST_STORY = 400;

/** What became of a message's questions. */
export interface Answered {
  readonly plan: TurnPlan;
  /** Each was answered from what is known. */
  readonly known: boolean;
}

/**
 * Answers what a message asks: from what is known, from the clocks of the matter at hand; what
 * nothing answers is put on record for a colleague (B13).
 * @param others the matters that begin with the same message, and hold their words
 */
export function answerQuestions(
  plan: TurnPlan,
  utterance: Utterance,
  others: readonly Pick<Raised, "text" | "match">[],
): Answered {
  // That nobody hear who said it is answered where it is noted.
  const asked = utterance.moves.filter(({ kind, text }) => kind === "ask" && !wantsNoName(text));
  const isWhole = utterance.moves.every(({ kind }) => ASKING.has(kind));
  const whole =
    isWhole && asked.length === 1 && others.length === 0
      ? (fromKnowledge(plan, utterance.text) ??
        fromKnowledge(plan, inContext(plan, utterance.text)))
      : null;
  if (whole) return { plan: whole, known: true };
  const told = asked.reduce<{ plan: TurnPlan; left: readonly string[] }>(
    ({ plan: each, left }, { text }) => {
      const about = others.find((other) => other.text.includes(text))?.match.intent;
      const answer =
        fromKnowledge(each, text, about) ?? fromKnowledge(each, inContext(each, text), about);
      return answer ? { plan: answer, left } : { plan: each, left: [...left, text] };
    },
    { plan, left: [] },
  );
  if (told.left.length === 0) return { plan: told.plan, known: asked.length > 0 };
  const isAnswered = told.left.length < asked.length;
  const open = told.left.filter((text) => !isAnswered || !isPartOfIt(text));
  if (open.length === 0) return { plan: told.plan, known: true };
  const left = open.filter((text) => !others.some((other) => other.text.includes(text)));
  // Whether somebody is there is answered with what can be done about it.
  if (left.length === 0 || isForColleague(utterance)) return { plan: told.plan, known: false };
  return { plan: leave(told.plan, utterance, left.join("，"), others.length > 0), known: false };
}

/** 「大件的呢，例如床墊放哪」 is one question. */
function isPartOfIt(text: string): boolean {
  return EXAMPLE.test(text) || [...text.trim()].length <= SHORTEST_QUESTION;
}
const EXAMPLE = /^(?:例如|比如|譬如|像是|好似|such as|like|for example|e\.?g)/i;
const SHORTEST_QUESTION = 5;

/** "can guests come too?" after the pool's hours, or an idea about it, asks about the pool. */
function inContext(plan: TurnPlan, text: string): string {
  const { conversation, world } = plan;
  const { pending } = conversation;
  const before =
    pending?.kind === "answered" && pending.text !== ""
      ? pending.text
      : (atHand(plan)?.notes ?? []).map((note) => note.text).join("，");
  if (before === "") return text;
  const { place } = world.content.understanding.answers(before, world.community.country);
  return place && place.words !== "" && !text.includes(place.words)
    ? `${place.words} ${text}`
    : text;
}

/** A question may begin with what it is about: 「想租車位，要多少錢」. */
const ASKING: ReadonlySet<string> = new Set([
  "ask",
  "raise",
  "describe",
  "greet",
  "thanks",
  "apology",
]);

/** The answer of `dialogs/knowledge/`, for this community and building today (D20, D23, F5). */
export function fromKnowledge(plan: TurnPlan, text: string, about?: string): TurnPlan | null {
  const { content, community } = plan.world;
  const found = knownIn(plan, text, about ?? aboutNow(plan));
  if (!found) return null;
  const facts = factsFor(found.entry.source, content, community, {
    language: languageOf(plan),
    now: plan.now,
  });
  return say(plan, found.answer.phrase, facts);
}

/** In the middle of a matter a question is about it, unless it says otherwise. */
function aboutNow(plan: TurnPlan): string | undefined {
  const matter = atHand(plan);
  return matter !== null && (isUnderWay(matter) || HAS_RULES.has(matter.kind))
    ? matter.kind
    : undefined;
}
/** "how much is the deposit?" once it is on record is asked of its own rules. */
const HAS_RULES: ReadonlySet<string> = new Set(
  "renovation moving-pass parcel parking access-card".split(" "),
);

/** The entry that answers a text, the sooner where it is about this intent. */
export function knownIn(plan: TurnPlan, text: string, matter?: string): Found | null {
  const { content, community } = plan.world;
  const unit = plan.conversation.known.unit ?? null;
  return content.knowledge.find(text, { now: plan.now, community, unit, matter });
}

function leave(plan: TurnPlan, utterance: Utterance, text: string, isBeside: boolean): TurnPlan {
  const matter = atHand(plan);
  if (isNobodys(utterance)) return say(plan, "out-of-scope");
  const { match } = utterance.meaning;
  const isOfRecord =
    match.ranked[0]?.intent === "ticket-status" || match.intent === "ticket-status";
  if (matter !== null && asksForVisit(plan, matter, utterance, text))
    return say(plan, "question.when-visit");
  if (isOfRecord && plan.world.tickets.length > 0) return tellStatus(plan);
  if (matter !== null && WHEN.test(text)) return answerWhen(plan, matter);
  if (matter !== null && !isOfAnother(plan, matter, utterance))
    return leaveQuestion(plan, matter, text);
  return recordQuestion(plan, isBeside ? onlyThat(plan, utterance, text) : utterance);
}

/** Once a matter is on record, a question that is plainly of another kind is one of its own. */
function isOfAnother({ world }: TurnPlan, matter: Matter, { meaning }: Utterance): boolean {
  const { match } = meaning;
  const isServed = world.content.dialogFor.has(match.intent) && !ON_ANY.has(match.intent);
  return isFiled(matter) && isPlain(match) && isServed && match.intent !== matter.kind;
}
/** With these a question is about what is spoken of. */
const ON_ANY: ReadonlySet<string> = new Set(
  "ticket-status ticket-change leave-message facility-info update-profile".split(" "),
);

/** The weather is nobody's errand (B20). */
function isNobodys({ meaning: { match }, moves }: Utterance): boolean {
  const isAll = moves.every(({ kind }) => ASKING.has(kind));
  return isAll && match.intent === OUT_OF_SCOPE && isPlain(match);
}

/** The question alone, where the rest of the message begins something else. */
function onlyThat({ world }: TurnPlan, utterance: Utterance, text: string): Utterance {
  const { content, community } = world;
  const read = content.understanding.interpret(text, community.country);
  const moves = utterance.moves.filter((move) => text.includes(move.text));
  return { ...utterance, text, moves, photos: [], meaning: { ...utterance.meaning, ...read } };
}

/** By when, of the matter at hand: what the clocks say (D20). */
function answerWhen(plan: TurnPlan, matter: Matter): TurnPlan {
  if (isFiled(matter)) {
    const told = tellStatus(plan);
    return matter.kind === "repair" ? say(told, "question.when-visit") : told;
  }
  const minutes = dialogOf(plan, matter)?.answer.minutes ?? 60;
  return say(plan, "question.when", { minutes: String(minutes) });
}
const WHEN =
  /什麼時候|什么时候|幾時|几时|何時|何时|多久|[幾几][點点].{0,3}[來来到嚟過过上]|(?:師傅|师傅|有人).{0,6}(?:[幾几][點点時时]|幾耐)|啥時候|啥时候|\b(?:when (?:will|can|do|are|is)|how (?:long|soon|fast|quick))\b/i;

/** 「後天上午可以嗎」, "can somebody come today?": the hour is settled with whoever comes. */
function asksForVisit(
  plan: TurnPlan,
  matter: Matter,
  { meaning }: Utterance,
  text: string,
): boolean {
  const { when } = meaning.entities;
  const isVisited = dialogOf(plan, matter)?.slots.some(({ slot }) => slot === "when") === true;
  return (
    isVisited &&
    matter.kind === "repair" &&
    when !== null &&
    text.includes(when) &&
    COMES.test(text)
  );
}
const COMES =
  /[來来嚟到]|派|安排|得唔得|[可得行]以?[嗎吗]|行不行|\b(?:come|visit|send|possible|make it|free|ok|okay)\b/i;

/** Nothing answers it: it goes with the matter, and its colleague answers both. */
function leaveQuestion(plan: TurnPlan, matter: Matter, text: string): TurnPlan {
  const question = cut(text.trim(), LONGEST_QUESTION);
  const now = matterNow(plan, matter) ?? matter;
  if (now.questions.includes(question)) return plan;
  const kept = withMatter(plan, { ...now, questions: [...now.questions, question] });
  const words = wording(kept, "staff.asked", { text: question });
  const told = matter.ticket === null ? kept : noteOnTicket(kept, matter, words);
  return say(told, isUnderWay(matter) ? "question.with-matter" : "question.added");
}

function noteOnTicket(plan: TurnPlan, matter: Matter, words: string): TurnPlan {
  const noted = noteMatter(plan, matterNow(plan, matter) ?? matter, words);
  const { issue } = slotsOf(matterNow(noted, matter) ?? matter);
  return matter.ticket === null
    ? noted
    : addToTicket(noted, matter.ticket, { issue }, { by: "resident", words });
}

/** A question alone is a matter: on record, to a person, with a time. */
export function recordQuestion(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const { match, entities } = utterance.meaning;
  const { content } = plan.world;
  const isOnRecord = match.intent === "ticket-status" || match.intent === "ticket-change";
  const isOurs =
    isMatter(content.kinds, match.intent) &&
    content.dialogFor.has(match.intent) &&
    (!isOnRecord || isPlain(match));
  const intent = isOurs && match.decision !== "ask" ? match.intent : ANY_QUESTION;
  const { pending } = plan.conversation;
  // What asks on about what was answered is of the same.
  const isOn = pending?.kind === "answered" && pending.intent !== null && intent === ANY_QUESTION;
  const asked = isOn ? pending.intent : intent;
  const text = isOn ? `${pending.text}，${utterance.text}` : utterance.text;
  const said = isOn
    ? {
        ...utterance,
        text,
        moves: content.understanding.moves(text, "nothing"),
        meaning: { ...utterance.meaning, text },
      }
    : utterance;
  const raised = { text, match: { ...match, intent: asked ?? intent }, entities };
  return begin(plan, said, raised, utterance.photos);
}

/** What was answered may still be wanted done: the next words about it begin it. */
export function keepInMind(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const { match } = utterance.meaning;
  const { kinds, dialogFor } = plan.world.content;
  const isOurs = isMatter(kinds, match.intent) && dialogFor.has(match.intent);
  const asked = wordsThat(utterance, "ask", "raise", "describe");
  const { pending } = plan.conversation;
  const before = pending?.kind === "answered" ? pending.intent : null;
  const answered = knownIn(plan, utterance.text)?.entry.about ?? null;
  const own =
    isOurs && !INFORMS.has(match.intent) && match.decision !== "ask" ? match.intent : null;
  const served = answered !== null && dialogFor.has(answered) && !INFORMS.has(answered);
  const about = (served ? answered : own) ?? before;
  // One question after another about the same is one story, should it be wanted done.
  const isSame = pending?.kind === "answered" && about !== null && pending.intent === about;
  const text = isSame ? cut(`${pending.text}，${asked}`, LONGEST_STORY) : asked;
  return withConversation(plan, { pending: { kind: "answered", intent: about, text } });
}
/** With these the answer is all there was to it. */
const INFORMS: ReadonlySet<string> = new Set(["facility-info", "outage-info"]);
