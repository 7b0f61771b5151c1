import { fullName } from "../courtesy/address.ts";
import { unitWords } from "../courtesy/unit-words.ts";
import type { Conversation } from "../records/conversation.ts";
import { waitOf, type Called } from "../records/owner.ts";

/** A resident who waits for a person, as staff's screen shows them. */
export interface WaitingResident {
  /** Of the conversation, on all channels. */
  readonly id: string;
  /** Null until they told it; so is where they live, here in staff's languages. */
  readonly name: string | null;
  readonly where: { readonly zh: string; readonly en: string } | null;
  readonly words: string;
  /** ms UTC */
  readonly since: number;
  readonly to: Called;
  readonly ticket: string | null;
}

/** Null where no person was called. */
export function waitingResident({
  channel,
  id,
  known,
  owner,
}: Conversation): WaitingResident | null {
  const wait = waitOf(owner);
  if (wait === null) return null;
  const { name, unit } = known;
  return {
    ...wait,
    id: `${channel}:${id}`,
    name: name ? fullName(name) : null,
    where: unit ? { zh: unitWords(unit, "zh-Hant"), en: unitWords(unit, "en") } : null,
  };
}
