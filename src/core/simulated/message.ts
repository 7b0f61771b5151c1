import type { Fact } from "./facts.ts";
import type { Tongue } from "./tongue.ts";
import type { Wish } from "./wishes.ts";

/** What a stretch of a message does. */
export type Act =
  | "chat"
  | "raise"
  | "describe"
  | "tell"
  | "ask"
  | "why"
  | "agree"
  | "decline"
  | "fix"
  | "feel"
  | "wait"
  | "withdraw"
  | "person"
  | "return"
  | "leave";

export interface Piece {
  readonly act: Act;
  readonly tongue: Tongue;
  readonly text: string;
  /** Stretches of it that must be found on record, as they were typed. */
  readonly kept: readonly string[];
  readonly wish: Wish | null;
  /** Of the one who writes. */
  readonly fact: Fact | null;
}

/** What a resident writes in one go. */
export interface Message {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The value of the choice that was pressed; its words are the text. */
  readonly choice: string | null;
  readonly photos: number;
  /** Since the one before, or since the desk opened: seconds. */
  readonly after: number;
}

/** What somebody came for, and what became of it as far as they are concerned. */
export interface Errand {
  readonly wish: Wish;
  /** Something new, or coming back for what was told before. */
  readonly about: "new" | "status" | "reschedule" | "cancel";
  /** They spoke of it. */
  raised: boolean;
  /** They said that they don't need it any more. */
  withdrawn: boolean;
}
