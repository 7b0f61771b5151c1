import type { Feature } from "../feature.ts";
import { person } from "../turn/hand-over.ts";
import { acknowledge } from "./acknowledge.ts";
import { close } from "./close.ts";
import { giveBack } from "./give-back.ts";
import { resolve } from "./resolve.ts";
import { speak } from "./speak.ts";
import { take } from "./take.ts";

/** A person in the bot's place, and what they do with tickets and conversations. */
export const takeover: Feature = {
  name: "takeover",
  answers: [person],
  acts: [acknowledge, resolve, take, speak, giveBack, close],
  phrases: [
    "person.coming",
    "person.still-waiting",
    "takeover.taken",
    "takeover.returned",
    "staff.person-wanted",
  ],
};
