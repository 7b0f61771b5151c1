import type { Feature } from "../feature.ts";
import { CALLED } from "../records/owner.ts";
import { person, REASONS } from "../waiting/hand-over.ts";
import { personWait } from "../waiting/rings.ts";
import { ownerSilent } from "../waiting/owner-silent.ts";
import { acknowledge } from "./acknowledge.ts";
import { setApart } from "./apart.ts";
import { assign, reopen } from "./assign.ts";
import { close } from "./close.ts";
import { fileFor } from "./file-for.ts";
import { giveBack } from "./give-back.ts";
import { read } from "./read.ts";
import { resolve } from "./resolve.ts";
import { seeAlert } from "./see-alert.ts";
import { setClass } from "./set-class.ts";
import { markCare } from "./special-care.ts";
import { speak } from "./speak.ts";
import { take } from "./take.ts";
import { transfer } from "./transfer.ts";
import { unsay } from "./unsay.ts";
import { wordDue, wordSoon } from "./word.ts";
import { realAlarm, writeNote, wrongIntent } from "./write-note.ts";

/** A person in the bot's place, and what they do with tickets and conversations. */
export const takeover: Feature = {
  name: "takeover",
  answers: [person],
  timers: [personWait, ownerSilent, wordSoon, wordDue],
  acts: [
    acknowledge,
    read,
    resolve,
    setClass,
    assign,
    reopen,
    take,
    speak,
    unsay,
    writeNote,
    transfer,
    setApart,
    markCare,
    wrongIntent,
    realAlarm,
    fileFor,
    giveBack,
    close,
    seeAlert,
  ],
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
    "person.left",
    "person.still-waiting",
    "person.taken",
    "person.sorry",
    "who.bot",
    "intent.talk-to-human",
    "takeover.taken",
    "takeover.transferred",
    "takeover.apart",
    "takeover.returned",
    "ticket.assigned",
    "ticket.reopened",
    "staff.taken-over",
    "staff.owner-silent",
    "staff.mentioned",
    "staff.transferred",
    "staff.assigned",
    "staff.resolved-for-you",
    "staff.word-soon",
    "staff.word-missed",
    "staff.person-waits",
    "staff.person-asks-again",
    "staff.person-not-wanted",
    "staff.person-came",
  ],
};
