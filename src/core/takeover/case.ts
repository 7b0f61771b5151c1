import { fullName } from "../courtesy/address.ts";
import { unitWords } from "../courtesy/unit-words.ts";
import type { Conversation } from "../records/conversation.ts";
import type { Danger } from "../records/danger.ts";
import { calledFor, waitOf, type Owner } from "../records/owner.ts";
import type { Staff, StaffMember } from "../records/actor.ts";
import { mayHearApart } from "../policy.ts";

/** A conversation that is a colleague's, or is to be: as it stands in their queue. */
export interface Case {
  /** On all channels: `web:…`. */
  readonly id: string;
  readonly channel: string;
  readonly conversation: string;
  /** Null until they told it; so is where they live. */
  readonly name: string | null;
  readonly where: { readonly zh: string; readonly en: string } | null;
  /** What the resident wrote last, and when, ms UTC. */
  readonly words: string;
  readonly heardAt: number | null;
  readonly owner: Owner["kind"];
  /** Who has it; null while nobody does. */
  readonly staff: StaffMember | null;
  /** Since when it waits, or is theirs; ms UTC. */
  readonly since: number | null;
  /** Since when the resident waits for a word of whoever has it. */
  readonly unanswered: number | null;
  /** Who was called, and why. */
  readonly to: "staff" | "supervisor" | null;
  readonly why: string | null;
  /** The danger that lasts in it. */
  readonly danger: Danger | null;
  /** Ids, the newest last. */
  readonly tickets: readonly string[];
  /** For whoever has it and those who lead alone (D12). */
  readonly apart: boolean;
  /** What the resident needs particular care for (B29). */
  readonly care: string | null;
}

/** Null for one that the bot sees to alone. */
export function caseOf(conversation: Conversation): Case | null {
  const { channel, id, known, owner, heard, dangers, tickets, apart, care } = conversation;
  const wait = waitOf(owner);
  const danger = dangers.findLast(({ over }) => !over)?.kind ?? null;
  if (wait === null && owner.kind !== "staff" && danger === null) return null;
  const called = calledFor(owner);
  return {
    id: `${channel}:${id}`,
    channel,
    conversation: id,
    name: known.name ? fullName(known.name) : null,
    where: known.unit
      ? { zh: unitWords(known.unit, "zh-Hant"), en: unitWords(known.unit, "en") }
      : null,
    words: heard?.text ?? called?.words ?? "",
    heardAt: heard?.at ?? null,
    owner: owner.kind,
    staff: owner.kind === "staff" ? { id: owner.id, name: owner.name } : null,
    since: owner.kind === "staff" ? (owner.since ?? null) : (wait?.since ?? null),
    unanswered: owner.kind === "staff" ? (owner.unanswered ?? null) : null,
    to: called?.to ?? null,
    why: called?.why ?? null,
    danger,
    tickets,
    apart: apart !== null,
    care: care?.note ?? null,
  };
}

/** Whether a case stands on this colleague's screen (D12). */
export function isFor(staff: Pick<Staff, "id" | "roles">, { apart, staff: owner }: Case): boolean {
  return !apart || mayHearApart(staff, owner?.id ?? null);
}

/** Tickets of talks apart are on no other screen either. */
export function keptApart(
  staff: Pick<Staff, "id" | "roles">,
  cases: readonly Case[],
): ReadonlySet<string> {
  return new Set(cases.filter((one) => !isFor(staff, one)).flatMap(({ tickets }) => tickets));
}
