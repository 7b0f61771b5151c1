import type { Feature } from "../feature.ts";
import { OWNER_KINDS } from "../records/owner.ts";
import { LANGUAGES } from "../records/message.ts";
import { NOTE_KINDS } from "../records/note.ts";
import { WAYS } from "../takeover/file-for.ts";
import { CASE_ACTS, CHANNELS } from "./case-card.ts";

/** Why something is not done, as far as that has words of its own for who wants it. */
export const REFUSED: readonly string[] = [
  "already-done",
  "no-such-conversation",
  "no-such-ticket",
  "not-yours",
];

/** How what needs people is shown and done where colleagues work besides their screen. */
export const cases: Feature = {
  name: "cases",
  phrases: [
    "case.title",
    "case.somebody",
    ...OWNER_KINDS.map((kind) => `case.owner.${kind}`),
    "case.from",
    ...[...CHANNELS, "other"].map((channel) => `case.channel.${channel}`),
    ...LANGUAGES.map((language) => `case.language.${language.toLowerCase()}`),
    "case.danger",
    "case.danger-confirmed",
    "case.ticket.recorded",
    "case.ticket.in-progress",
    "case.relays",
    ...[...CASE_ACTS, "relay-off"].map((act) => `case.do.${act}`),
    "case.before",
    "case.line.resident",
    "case.line.bot",
    "case.line.staff",
    "case.apart",
    "case.care",
    ...NOTE_KINDS.map((kind) => `case.note.${kind}`),
    ...[...REFUSED, "words-needed", "other"].map((why) => `case.refused.${why}`),
    "case.correction",
    "place.unlinked",
    "place.linked",
    "place.not-a-case",
    "place.admins-alone",
    "place.kept",
    "place.form.text",
    "place.form.reason",
    "place.form.files",
    "place.form.ticket",
    "place.form.no-ticket",
    "place.form.send",
    "place.form.close",
    "place.item.danger",
    ...["mine", "waiting", "risk", "none", "more", "thread", "desk"].map((key) => `place.${key}`),
    "place.residents",
    "place.colleague.slack",
    "place.colleague.bot-framework",
    "place.as-resident",
    "place.late",
    "place.file-lost",
    "place.help",
    "place.found",
    "place.nothing-open",
    "place.filed",
    ...WAYS.map((way) => `place.way.${way}`),
    ...["title", "issue", "kind", "via", "unit", "name", "phone"].map((key) => `place.file.${key}`),
  ],
};
