import type { Feature } from "../feature.ts";
import { person } from "../turn/hand-over.ts";

/** A person in the bot's place. */
export const takeover: Feature = {
  name: "takeover",
  answers: [person],
  phrases: [
    "person.coming",
    "person.still-waiting",
    "takeover.taken",
    "takeover.returned",
    "staff.person-wanted",
  ],
};
