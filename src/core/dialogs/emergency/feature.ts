import { DANGERS } from "../../records/danger.ts";
import type { Feature } from "../../feature.ts";
import { FOLLOW_UPS } from "../../understanding/interpretation.ts";
import { ADVICE_IN_CIRCUMSTANCES } from "./circumstances.ts";
import { stillCalling } from "./still-calling.ts";

/** A danger: a protocol, not a form. */
export const emergency: Feature = {
  name: "emergency",
  timers: [stillCalling],
  phrases: [
    "emergency.maybe",
    "emergency.maybe-self-harm",
    ...DANGERS.map((danger) => `emergency.advice.${danger}`),
    ...ADVICE_IN_CIRCUMSTANCES,
    "emergency.worse",
    ...FOLLOW_UPS.filter((topic) => topic !== "all-clear" && topic !== "what-now").map(
      (topic) => `emergency.answer.${topic}`,
    ),
    "emergency.answer.unknown",
    "emergency.all-clear",
    "emergency.over",
    "emergency.glad",
    "emergency.noted-after",
    "emergency.stay",
    "emergency.missed",
    "emergency.resume-offer",
    "emergency.taken",
    "emergency.place-known",
    "emergency.placed",
    "emergency.welcome",
    "emergency.later",
    "emergency.still-calling",
    ...DANGERS.map((danger) => `danger.${danger}`),
    "staff.emergency",
    "staff.call-again",
    "staff.all-clear",
    "staff.danger-said",
  ],
};
