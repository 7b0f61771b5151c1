/** The dangers that are answered before everything else, in any state. */
export const DANGERS = [
  "gas",
  "fire",
  "flood",
  "trapped",
  "intruder",
  "shock",
  /** A part of the building has come down, or is coming down. */
  "collapse",
  /** Things fall from a height, or are about to. */
  "falling",
  /** Somebody is unconscious, hurt, bleeding, having a fit. */
  "medical",
  /** A child, or somebody who can't help himself, alone in danger. */
  "helpless",
  /** Somebody wants to die: the writer, or somebody on a roof. */
  "self-harm",
  /** Some other danger, or one that is only called an emergency. */
  "other",
] as const;
export type Danger = (typeof DANGERS)[number];

/** Before the kind of a danger, where a colleague says that this is what a message means. */
export const ALARM = "emergency:";

/** The danger that a message means by a colleague's word; null where they mean an intent. */
export function dangerMeant(meaning: string): Danger | null {
  return DANGERS.find((kind) => meaning === `${ALARM}${kind}`) ?? null;
}
