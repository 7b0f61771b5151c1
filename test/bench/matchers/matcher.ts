import type { IntentPhrase } from "../../../src/core/understanding/interpretation.ts";

/** What a matcher says of one message. */
export interface Guess {
  readonly intent: string | null;
  /** How sure it is that the message is any of ours: higher is surer, on a scale of its own. */
  readonly inScope: number;
  /** Intents, the best first. */
  readonly ranked: readonly string[];
  /** Whether it would act on it; null when it knows no such thing. */
  readonly acts: boolean | null;
}

export interface BuiltMatcher {
  guess(text: string): Promise<Guess>;
  /** Makes one more phrase count. */
  add(phrase: IntentPhrase): Promise<void>;
}

/** A matcher to compare, built as its own documentation advises. */
export interface MatcherKind {
  readonly name: string;
  build(phrases: readonly IntentPhrase[]): Promise<BuiltMatcher>;
}
