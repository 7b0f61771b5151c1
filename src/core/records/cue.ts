/** What a complaint tells in words that its class depends on (D3 to D5). */
export const TOLD_CUES = [
  /** Somebody was hurt or fell ill. */
  "injury",
  /** Somebody nearly was. */
  "near-injury",
  /** Something may hurt somebody any day. */
  "safety",
  /** Normal life has been impossible for a while. */
  "daily-life",
  /** It is out in public, or goes there. */
  "image",
  /** The company or its people did wrong. */
  "staff-fault",
  /** It was told or seen, and nothing came of it. */
  "neglect",
  /** They told us before. */
  "repeated",
  "several-homes",
  /** Somebody is old, small, ill, pregnant or disabled. */
  "special-care",
  /** They will turn to an authority or a court, or keep back fees. */
  "threat",
  "angry",
  /** They set a time for the answer. */
  "deadline",
  /** They write formally, or want it in writing (D7). */
  "written",
] as const;
export type ToldCue = (typeof TOLD_CUES)[number];

/** `second`: there was a complaint on the same matter before, by our own records. */
export const CUES = [...TOLD_CUES, "second"] as const;
export type Cue = (typeof CUES)[number];
