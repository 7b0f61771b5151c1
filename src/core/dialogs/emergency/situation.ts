import { situationPhrase, type Content, type Situation } from "../../content/content.ts";
import type { ToldDanger } from "../../records/conversation.ts";
import type { Danger } from "../../records/danger.ts";
import { say } from "../../turn/turn-plan.ts";
import type { TurnPlan } from "../../turn/turn.ts";
import type { Utterance } from "../utterance.ts";

/** What a message tells or asks, where one answer is right whoever says it. */
export interface ToldSituation extends Situation {
  readonly id: string;
}

/** How plain a situation must be among all that may be told in this danger. */
interface Plainness {
  /** Its probability … */
  readonly share: number;
  /** … and its part of that of all: what shares its words mostly has much the same answer. */
  readonly ofAll: number;
}
const PLAIN: Plainness = { share: 0.03, ofAll: 0.5 };
/** What the first cry resembles must not take the place of what holds for all. */
const PLAIN_AT_FIRST: Plainness = { share: 0.1, ofAll: 0.5 };
/** Half a message is read with less around it … */
const PLAIN_ALONE: Plainness = { share: 0.2, ofAll: 0.6 };
/** … and a second answer must not blur the first. */
const PLAIN_BESIDES: Plainness = { share: 0.4, ofAll: 0.7 };
/** That it is over is believed less readily: help that was called off comes late. */
const PLAINLY_OVER: Plainness = { share: 0.08, ofAll: 0.5 };
/** A reply that says more than this is not read in danger. */
const MOST_AT_ONCE = 2;

/**
 * The situations that a message tells of, among those of the danger at hand and of the one that the
 * message itself tells of: as a whole, and clause by clause where it has several.
 * @param isFirst nothing was told of the danger before
 */
export function situationsIn(
  plan: TurnPlan,
  utterance: Utterance,
  told: Told,
  isFirst = false,
): readonly ToldSituation[] {
  const { content, community } = plan.world;
  // 「對」 alone tells of nothing but the question that it answers.
  if (utterance.meaning.answer !== null) return [];
  const least = isFirst ? PLAIN_AT_FIRST : PLAIN;
  const whole = plainest(content, utterance.meaning.situations, told, least);
  const clauses = clausesIn(utterance.text);
  const inClauses = clauses.flatMap((clause) => {
    const { situations } = content.understanding.interpret(clause, community.country);
    return plainest(content, situations, told, whole ? PLAIN_BESIDES : PLAIN_ALONE) ?? [];
  });
  const all = [...(whole ? [whole] : []), ...inClauses].filter(
    ({ over }) => !over || mayBeOver(utterance),
  );
  return all
    .filter(({ id }, at) => all.findIndex((one) => one.id === id) === at)
    .slice(0, MOST_AT_ONCE)
    .sort((one, other) => Number(other.alarm) - Number(one.alarm));
}

type Told = Pick<ToldDanger, "kind" | "ofAnother" | "advised" | "advice">;

function plainest(
  content: Content,
  situations: Utterance["meaning"]["situations"],
  told: Told,
  plainness: Plainness,
): ToldSituation | null {
  const holding = situations.flatMap(({ of, share }) => {
    const situation = content.situations.get(of);
    return situation && holdsIn(situation, told) ? [{ id: of, share, ...situation }] : [];
  });
  const [likeliest] = holding;
  if (!likeliest) return null;
  const all = holding.reduce((sum, { share }) => sum + share, 0);
  const { share, ofAll } = likeliest.over && plainness === PLAIN ? PLAINLY_OVER : plainness;
  return likeliest.share >= share && likeliest.share >= all * ofAll ? likeliest : null;
}

/** In a hurry people part clauses with spaces as well; none where a message has but one. */
function clausesIn(text: string): readonly string[] {
  const clauses = text
    .split(/[\n，,。；;!！?？]+|\.\s+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})|\s{2,}/u)
    .filter((clause) => [...clause.trim()].length >= SHORTEST_CLAUSE);
  return clauses.length > 1 ? clauses.slice(0, MOST_CLAUSES) : [];
}
const SHORTEST_CLAUSE = 4;
const MOST_CLAUSES = 6;

/** Half-way out, somebody still in it, or ill from it: that is not over. */
export const mayBeOver = ({ text }: Utterance): boolean => !NOT_OVER.test(text);
const NOT_OVER =
  /樓梯間|楼梯间|梯口|還在[^家外]|还在[^家外]|仲[喺有]|咳|頭暈|头晕|想吐|嘶嘶|\bstill (?:in|inside|smells?|leaking|smoking|asleep|dizzy|coughing)\b|\b(?:cough\w*|landing|stairwell|dizzy)\b/i;

/** Whoever lies in gas, under current or where more may fall is helped otherwise than at home. */
const BY_THE_SCENE = /medical-(?:air|current|under|attack)$/;
const DROWNED = "medical-drowned";

function holdsIn({ in: dangers }: Situation, { kind, ofAnother, advised, advice }: Told): boolean {
  if (dangers === undefined) return true;
  if (advice.endsWith(DROWNED)) return dangers.includes(DROWNED);
  if (kind === "other") return true;
  const own = kind === "self-harm" && ofAnother ? "self-harm-other" : kind;
  const others: readonly Danger[] = BY_THE_SCENE.test(advice)
    ? []
    : advised.filter((each) => each !== "self-harm");
  return dangers.some((each) => each === own || others.some((other) => other === each));
}

/** Each answer once, in the order in which it was told. */
export function answerSituations(plan: TurnPlan, situations: readonly ToldSituation[]): TurnPlan {
  return situations.reduce((each, { id }) => say(each, situationPhrase(id)), plan);
}
