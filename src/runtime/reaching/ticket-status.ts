import { ticketState, type KeptPromise } from "../../core/tickets/state.ts";
import { TICKET_STATUSES } from "../../core/records/ticket.ts";
import { keys } from "../../store/keys.ts";
import type { RuntimeContext } from "../context.ts";
import { isTicketCode } from "../ids.ts";

/** Where a ticket stands, for whoever can't open its conversation: nobody's name, home or words. */
export interface TicketStatus {
  readonly ticket: string;
  readonly kind: { readonly "zh-Hant": string; readonly "zh-Hans": string; readonly en: string };
  readonly status: (typeof TICKET_STATUSES)[number];
  /** ms UTC, as all times. */
  readonly openedAt: number;
  /** When that became so; null while it is only recorded. */
  readonly since: number | null;
  readonly promises: readonly Pick<KeptPromise, "due" | "kept">[];
}

/** So many digits of the phone are asked for. */
const DIGITS = 4;

/**
 * @param code as it was read aloud: without its hyphen, in small letters, O for 0
 * @param digits the last ones of the phone that was told with it
 * @returns null where the two don't belong together, whatever of them is wrong
 */
export async function ticketStatus(
  { store, clock, content }: Pick<RuntimeContext, "store" | "clock" | "content">,
  community: string,
  code: string,
  digits: string,
): Promise<TicketStatus | null> {
  const plain = asWritten(code);
  if (!isTicketCode(plain)) return null;
  const key = keys.ticket(`${plain.slice(0, 4)}-${plain.slice(4)}`);
  const ticket = (await store.get(community, [key], clock.now())).read(key)?.value;
  if (ticket === undefined) return null;
  const state = ticketState(ticket);
  if (!endsWith(state.slots.phone ?? "", digits)) return null;
  const { phrases } = content(community);
  const name = `intent.${ticket.kind}`;
  const words = (language: "zh-Hant" | "zh-Hans" | "en"): string =>
    phrases.has(name) ? phrases.say(name, language, {}, 0) : ticket.kind;
  return {
    ticket: ticket.id,
    kind: { "zh-Hant": words("zh-Hant"), "zh-Hans": words("zh-Hans"), en: words("en") },
    status: state.status,
    openedAt: state.openedAt,
    since: sinceOf(state),
    promises: state.promises.map(({ due, kept }) => ({ due, kept })),
  };
}

function asWritten(code: string): string {
  const plain = code
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  return plain.replace(/[IL]/g, "1").replace(/O/g, "0");
}

/** An extension is no part of the number. */
function endsWith(phone: string, digits: string): boolean {
  const number = (phone.split(";")[0] ?? "").replace(/\D/g, "");
  return digits.length === DIGITS && number.length > DIGITS && number.endsWith(digits);
}

function sinceOf(state: ReturnType<typeof ticketState>): number | null {
  switch (state.status) {
    case "recorded":
      return null;
    case "in-progress":
      return state.answeredAt;
    case "resolved":
      return state.resolvedAt;
    case "cancelled":
      return state.cancelledAt;
  }
}
