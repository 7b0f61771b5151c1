import { addressOf } from "../../core/courtesy/address.ts";
import type { Line } from "../../core/records/message.ts";
import type { Note } from "../../core/records/note.ts";
import type { CaseView } from "../../runtime/cases.ts";
import { PARTS, type Case, type StaffLine, type StaffNote } from "../case-wire.ts";
import { wireLine } from "../transcript.ts";

/** A case as staff's page shows it. */
export function caseView({ conversation, handoff, tickets, related, seen }: CaseView): Case {
  const { owner, known, language, channel, dangers, unsent, apart, care, transfers } = conversation;
  const { called, name, phone, where, told, photos, promises, sameHome, neighbours, hints } =
    handoff;
  const named = (ids: readonly string[]) => related.filter(({ id }) => ids.includes(id));
  return {
    owner: {
      kind: owner.kind,
      id: owner.kind === "staff" ? owner.id : null,
      name: owner.kind === "staff" ? owner.name : null,
      since: owner.kind === "staff" ? (owner.since ?? null) : (called?.since ?? null),
    },
    name,
    you: { zh: addressOf(known.name, "zh-Hant"), en: addressOf(known.name, "en") },
    where,
    phone,
    language,
    channel,
    why: called?.why ?? null,
    asked: PARTS.map((part) => ({ part, words: told[part] })),
    promises: promises.map(({ text, due, kept, ticket }) => ({ text, due, kept, ticket })),
    photos: [...photos],
    dangers: dangers.map(({ kind, ticket, over }) => ({ kind, ticket, over })),
    tickets: tickets.toReversed(),
    earlier: named(sameHome),
    neighbours: named(neighbours),
    hints: hints.map(({ zh, en }) => ({ zh, en })),
    unsent: [...unsent],
    apart,
    care: care ?? null,
    transfers,
    seenUpTo: seen?.upTo ?? null,
    seenAt: seen?.at ?? null,
  };
}

/** A line with how it was understood, and what the colleague is beside their name. */
export function staffLine(line: Line): StaffLine {
  const { understood, who } = line;
  return {
    ...wireLine(line),
    title: who.kind === "staff" ? (who.title ?? null) : null,
    understood:
      understood === null
        ? null
        : {
            intent: understood.intent,
            decision: understood.decision,
            ranked: understood.ranked.slice(0, 5),
          },
  };
}

export function noteOf({ id, at, kind, by, text, to, about }: Note): StaffNote {
  return { id, at, kind, by, text, to: to ?? null, about: about ?? null };
}
