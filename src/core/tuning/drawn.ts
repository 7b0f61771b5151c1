import type { Outgoing } from "../records/message.ts";

/** Where a reply is drawn: as what residents reach the desk by shows it. */
export const DRAWN_IN = ["web", "slack", "teams", "line", "sms"] as const;
export type DrawnIn = (typeof DRAWN_IN)[number];

/** A message of a reply in few strokes, read off what the channel's own renderer made of it. */
export interface Drawn {
  readonly frame: "bubble" | "card" | "warning";
  readonly text: string;
  /** Numbers that stand apart, to be dialled at a touch. */
  readonly dials: readonly string[];
  readonly choices: readonly string[];
  /** `chips` stand below the message, until something is said. */
  readonly offeredAs: "buttons" | "chips";
}

export type Draws = Readonly<
  Record<
    DrawnIn,
    (reply: Pick<Outgoing, "text" | "choices" | "form" | "danger">) => readonly Drawn[]
  >
>;
