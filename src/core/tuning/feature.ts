import type { Feature } from "../feature.ts";

/** What admins do with a phrase in a chat, in order. */
export const TUNING_STEPS = ["check", "publish", "discard"] as const;

/** Why nothing was changed, as far as that has words of its own. */
const NOT_TUNED = [
  "draft-changed",
  "draft-full",
  "nothing-drafted",
  "no-such-version",
  "draft-conflicts",
  "approval-needed",
] as const;

/** Tuning from the places where colleagues work besides their screen. */
export const tuning: Feature = {
  name: "tuning",
  phrases: [
    ..."staged known owned no-intent unfit working checked blocked broken published".split(" "),
    ..."asked undone discarded tried untried help admins-alone failed".split(" "),
    ...["act", "confirm", "ask"].map((decision) => `taken.${decision}`),
    ...NOT_TUNED.map((why) => `not.${why}`),
    ...TUNING_STEPS.map((step) => `do.${step}`),
    ..."meaning meaning.message meaning.unknown meaning.danger harmless danger".split(" "),
  ].map((key) => `tune.${key}`),
};

/** What an admin types to tune from a chat, as the command line has it. */
export type TuningCommand =
  | { readonly act: "phrase"; readonly intent: string; readonly text: string }
  | { readonly act: "try"; readonly text: string }
  | { readonly act: "undo"; readonly version: number };

/** `phrase INTENT TEXT`, `try TEXT` or `undo VERSION`; null: none of them. */
export function tuningCommand(typed: string): TuningCommand | null {
  const [, act = "", rest = ""] = /^(\S+)\s+(\S.*)$/su.exec(typed.trim()) ?? [];
  switch (act.toLowerCase()) {
    case "phrase": {
      const [, intent, text] = /^(\S+)\s+(\S.*)$/su.exec(rest) ?? [];
      return intent === undefined || text === undefined ? null : { act: "phrase", intent, text };
    }
    case "try":
      return { act: "try", text: rest };
    case "undo":
      return /^\d{1,9}$/.test(rest) ? { act: "undo", version: Number(rest) } : null;
    default:
      return null;
  }
}
