import type { Feature } from "../feature.ts";
import { CALLED } from "../records/owner.ts";
import { person, REASONS } from "../waiting/hand-over.ts";
import { personWait } from "../waiting/rings.ts";
import { acknowledge } from "./acknowledge.ts";
import { close } from "./close.ts";
import { giveBack } from "./give-back.ts";
import { read } from "./read.ts";
import { resolve } from "./resolve.ts";
import { setClass } from "./set-class.ts";
import { speak } from "./speak.ts";
import { take } from "./take.ts";

/** A person in the bot's place, and what they do with tickets and conversations. */
export const takeover: Feature = {
  name: "takeover",
  answers: [person],
  timers: [personWait],
  acts: [acknowledge, read, resolve, setClass, take, speak, giveBack, close],
  phrases: [
    "person.coming",
    "supervisor.coming",
    "staff.person-wanted",
    "staff.supervisor-wanted",
    ...CALLED.map((to) => `person.who.${to}`),
    ...REASONS.flatMap((why) => [`person.why.${why}`, `staff.why.${why}`]),
    "person.office-closed",
    "person.called-again",
    "person.promised",
    "person.waited",
    "person.still-waiting",
    "person.taken",
    "person.sorry",
    "who.bot",
    "intent.talk-to-human",
    "takeover.taken",
    "takeover.returned",
    "staff.person-waits",
    "staff.person-asks-again",
    "staff.person-not-wanted",
    "staff.person-came",
  ],
};
