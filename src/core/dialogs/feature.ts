import type { Feature } from "../feature.ts";
import { greet, help, repeat } from "./small-talk.ts";
import { issue } from "./slots/issue.ts";
import { name } from "./slots/name.ts";
import { phone } from "./slots/phone.ts";
import { photo } from "./slots/photo.ts";
import { place } from "./slots/place.ts";
import { unit } from "./slots/unit.ts";
import { when } from "./slots/when.ts";

/** Talking with a resident: what is asked for and how, and what is said between. */
export const conversation: Feature = {
  name: "conversation",
  slots: [issue, place, unit, name, phone, when, photo],
  answers: [greet, repeat, help],
  phrases: [
    "greet.opening",
    "greet.first",
    "greet.known",
    "greet.named",
    "offer-help",
    "anything-else",
    "anything-else.yes",
    "farewell.closing",
    "out-of-scope",
    "which",
    "not-understood.again",
    "not-understood.choices",
    "not-understood.person",
    "message.too-long",
    "message.arrived",
    "language.changed",
    "trouble",
    "slot.skipped",
    "slot.declined",
    "slot.needed",
    "slot.go-ahead",
    "wait.granted",
    "read-back.opening",
    "read-back.question",
    "correction.taken",
    "correction.which",
    "form.open",
    "form.send",
    "form.close",
    "choice.yes",
    "choice.no",
    "choice.skip",
    "choice.person",
    "choice.cancel",
    "issue.added",
    "back.done",
    "back.nothing",
    "restart.frame",
    "restart.fresh",
    "cancel.done",
    "cancel.person",
    "cancel.nothing",
    "frame.resumed",
    "matters.noted",
    "matters.also",
    "matters.next",
    "photo.thanks",
    "photo.added",
    "photo.what",
    "staff.quarantined",
    "staff.undeliverable",
  ],
};
