import { handOver } from "../waiting/hand-over.ts";
import { say } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import type { MoveKind } from "../understanding/move.ts";
import { wishIn } from "../courtesy/wishes.ts";
import { COURTESY } from "./closing.ts";
import { MY_BIRTHDAY, returnWish } from "./festive.ts";
import { UNWELL } from "./illness.ts";
import { isPlain } from "./settled-moves.ts";
import { does, type Utterance } from "./utterance.ts";

/** Heard before anything else is said; of several the gravest alone (D10, A8, A14). */
const FEELINGS: readonly MoveKind[] = [
  "grief",
  "illness",
  "threat",
  "anger",
  "insult",
  "worry",
  "apology",
  "congratulate",
];
/** Less sure, an apology for nothing felt would be odd. */
const FELT = 0.6;
/** … and the more so to who thanks or blushes. */
const UPSET = 0.7;
const UPSETS: ReadonlySet<MoveKind> = new Set<MoveKind>(["anger", "insult", "threat"]);
const PASSED_BY = /\bpass(?:ed|ing)? (?:by|through)\b/i;
/** Who is angry for the second time is not calmed by us: the supervisor is called (D12). */
const CALMED = 2;

/** A wish, or that they are ill, is heard as such where its words say so and nothing else is told. */
export function withPlainFeelings(utterance: Utterance): Utterance {
  const { text, moves, meaning } = utterance;
  const isWish = wishIn(text) !== null || MY_BIRTHDAY.test(text);
  const isIll = meaning.match.intent === UNWELL && isPlain(meaning.match);
  const [first] = moves;
  const isSocial = isIll || SOCIAL.has(meaning.match.intent);
  const isElse = moves.some(({ kind }) => !COURTESY.has(kind) && !(isSocial && TELLING.has(kind)));
  if (first === undefined || isElse || !(isWish || isIll)) return utterance;
  const kind = isWish ? "congratulate" : "illness";
  if (does(utterance, kind, "grief", "worry")) return utterance;
  const rest = moves.filter(({ kind: one }) => one !== "chat" && !TELLING.has(one));
  return { ...utterance, moves: [{ ...first, kind, likely: 1 }, ...rest] };
}
const SOCIAL: ReadonlySet<string> = new Set(["congratulate", "farewell", "greet", "thanks"]);
const TELLING: ReadonlySet<MoveKind> = new Set<MoveKind>(["describe", "tell", "raise"]);

/** One clause for what is felt. */
export function feel(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const felt = FEELINGS.find((kind) =>
    utterance.moves.some(
      (move) =>
        move.kind === kind &&
        // Who passed by has not passed away.
        !(kind === "grief" && PASSED_BY.test(move.text)) &&
        move.likely >= (UPSETS.has(kind) ? UPSET : FELT),
    ),
  );
  // 「不好意思，廚房漏水」 begs pardon of nobody.
  if (felt === "apology" && does(utterance, "raise", "ask", "person", "status")) return plan;
  if (felt === undefined || (UPSETS.has(felt) && does(utterance, "praise", "thanks"))) return plan;
  return felt === "congratulate" ? returnWish(plan, utterance.text) : say(plan, `feel.${felt}`);
}

/** Threats, and anger that lasts, are for the supervisor (D12). */
export function callSupervisor(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const { said, owner } = plan.conversation;
  const angry = (said["feel.anger"] ?? 0) + (said["feel.insult"] ?? 0);
  const isAngry = does(utterance, "anger", "insult") && angry >= CALMED;
  if (owner.kind !== "bot" || !(isAngry || does(utterance, "threat"))) return plan;
  return handOver(plan, { to: "supervisor", why: "upset" });
}
