import type { IntentKinds, StoryName } from "../intent-kinds.ts";
import type { Match } from "../interpretation.ts";
import { normalise } from "../../text/normalise.ts";
import { wordsOf, type Boundary, type Clause } from "./clauses.ts";

/** What a stretch of a message means on its own. */
export type Meant = Pick<Match, "intent" | "score">;

/** Whether a message that was about one thing passes on to another with these pieces. */
export function isAnotherMatter(
  last: Meant,
  next: Meant,
  clauses: readonly Clause[],
  kinds: IntentKinds,
): boolean {
  const boundary = clauses[0]?.boundary ?? "comma";
  const [before, after] = [last, next].map(({ intent }) => kinds.get(intent)?.stories ?? []);
  const story = GOES_ON.find(
    ({ from, to }) => before?.includes(from) && to.some((one) => after?.includes(one)),
  );
  const inStory = boundary === "announced" ? story?.announced : LEAST_IN_STORY[boundary];
  const least = (story && inStory) ?? LEAST_SCORE[boundary];
  if (last.intent === next.intent || Math.min(last.score, next.score) < least) return false;
  return maySpeakOfAnother(clauses);
}

/** Whether pieces could be another matter at all, by their words alone. */
export function maySpeakOfAnother(clauses: readonly Clause[]): boolean {
  return clauses[0]?.boundary === "announced" || asks(wordsOf(clauses));
}

/** Whether words ask for something. */
function asks(words: string): boolean {
  return ASKS.test(normalise(words));
}

/** How sure each side must be, the less plainly the message passes from one to the other. */
const LEAST_SCORE: Readonly<Record<Boundary, number>> = {
  announced: 0.3,
  joined: 0.4,
  sentence: 0.45,
  comma: 0.55,
};
/** Between two that are mostly one story even 另外 may only go on with it. */
const LEAST_IN_STORY: Readonly<Record<Exclude<Boundary, "announced">, number>> = {
  joined: 0.7,
  sentence: 0.7,
  comma: 1,
};

interface GoingOn {
  readonly from: StoryName;
  readonly to: readonly StoryName[];
  /** How sure both must be where another matter is announced. */
  readonly announced: number;
}

/** What a story goes on to: a fault to its history, a permit to what it costs and needs. */
const GOES_ON: readonly GoingOn[] = [
  { from: "danger", to: ["faults"], announced: 0.6 },
  { from: "faults", to: ["danger"], announced: 0.6 },
  { from: "faults", to: ["faults"], announced: 0.36 },
  { from: "opinions", to: ["opinions"], announced: 0.36 },
  { from: "papers", to: ["papers", "fees"], announced: 0.5 },
  { from: "fees", to: ["fees"], announced: 0.5 },
];

/** A matter that nothing announces is one when it asks for something. */
const ASKS = new RegExp(
  normalise(
    "嗎|呢|多少|幾[點號時]|怎|如何|什麼|哪|點樣|點[交補搞]|問|諮詢|麻煩|請|幫|我要|想[要租辦]|\\b(?:how|what|when|where|which|who|why|can|could|may|please|pls|need|want|like to|is there|are there|do (?:i|you|we)|does|is the|are the)\\b",
  ),
  "u",
);
