import type { Actor, Staff, StaffRole } from "./records/actor.ts";
import type { Conversation } from "./records/conversation.ts";
import { failed, ok, type Result } from "./result.ts";
import { ticketState } from "./tickets/state.ts";
import type { Ticket } from "./records/ticket.ts";

/** How somebody stands to what an act is about: it is theirs, somebody else's or nobody's. */
export const RELATIONS = ["own", "others", "unassigned"] as const;
export type Relation = (typeof RELATIONS)[number];

/** As what somebody acts. */
export type Part = StaffRole | "resident" | "desk";

/** Who may do an act, by how they stand to what it is about. Who isn't named may not. */
export type Row = Readonly<Record<Relation, readonly Part[]>>;

/** Anything that is done has a name and a row: one without can't be written. */
export interface Permitted {
  readonly name: string;
  readonly may: Row;
}

/** What an act is about. */
export type About =
  | {
      readonly kind: "conversation";
      readonly community: string;
      readonly conversation: Conversation;
    }
  | { readonly kind: "ticket"; readonly community: string; readonly ticket: Ticket }
  | { readonly kind: "community"; readonly community: string }
  /** A colleague's, by its id, in one of the communities that they work in. */
  | { readonly kind: "account"; readonly community: string; readonly account: string };

/** What isn't there and what lies in another's community answer the same. */
export type Denied = "no-such-ticket" | "no-such-conversation" | "not-yours";

/** Whether somebody may do something: no, unless the act's row says so. */
export function can(actor: Actor, { may }: Permitted, about: About): Result<void, Denied> {
  if (actor.kind === "staff" && !worksIn(actor, about.community)) return failed(notThere(about));
  if (actor.kind === "staff" && isKeptFrom(actor, about)) return failed(notThere(about));
  const allowed = may[relationTo(actor, about)];
  return partsOf(actor).some((part) => allowed.includes(part))
    ? ok(undefined)
    : failed("not-yours");
}

function worksIn({ communities }: Staff, community: string): boolean {
  return communities === "all" || communities.includes(community);
}

function notThere({ kind }: About): Denied {
  switch (kind) {
    case "ticket":
      return "no-such-ticket";
    case "conversation":
      return "no-such-conversation";
    case "community":
    case "account":
      return "not-yours";
  }
}

function partsOf(actor: Actor): readonly Part[] {
  return actor.kind === "staff" ? actor.roles : [actor.kind];
}

function relationTo(actor: Actor, about: About): Relation {
  if (actor.kind === "resident") return isTheirs(actor, about) ? "own" : "others";
  const id = assigned(about);
  if (id === null) return "unassigned";
  return actor.kind === "staff" && actor.id === id ? "own" : "others";
}

function isTheirs(actor: Extract<Actor, { kind: "resident" }>, about: About): boolean {
  if (about.kind !== "conversation") return false;
  const { channel, person } = about.conversation;
  return channel === actor.channel && person === actor.person;
}

/** The id of the colleague whose it is; null while it is nobody's. */
function assigned(about: About): string | null {
  switch (about.kind) {
    case "conversation": {
      const { owner } = about.conversation;
      return owner.kind === "staff" ? owner.id : null;
    }
    case "ticket":
      return ticketState(about.ticket).assignee?.id ?? null;
    case "account":
      return about.account;
    case "community":
      return null;
  }
}

/** A talk apart is there for whoever has it and for those who lead alone (D12). */
const LEADING: ReadonlySet<Part> = new Set<Part>(["supervisor", "director"]);

function isKeptFrom(actor: Staff, about: About): boolean {
  if (about.kind !== "conversation" || about.conversation.apart === null) return false;
  return !mayHearApart(actor, assigned(about));
}

/** @param owner the id of whoever has the talk apart; null where nobody does */
export function mayHearApart({ id, roles }: Pick<Staff, "id" | "roles">, owner: string | null) {
  return id === owner || roles.some((role) => LEADING.has(role));
}

/** Who speaks with residents and sees to their tickets. */
export const SERVING = ["staff", "department-head", "supervisor", "director"] as const;

/** Staff look on: transcripts, notes, who is behind a conversation. */
export const LOOK_ON: Permitted = {
  name: "look-on",
  may: {
    own: [...SERVING, "technician"],
    others: [...SERVING, "technician"],
    unassigned: [...SERVING, "technician"],
  },
};

/** A resident writes. In a thread of several people each may; who is in it, its platform knows. */
export const WRITE: Permitted = {
  name: "write",
  may: { own: ["resident"], others: ["resident"], unassigned: [] },
};

/** A resident opens their chat with us. */
export const OPEN: Permitted = {
  name: "open",
  may: { own: ["resident"], others: [], unassigned: [] },
};

/** A time comes that the desk set itself. */
export const FALL_DUE: Permitted = {
  name: "fall-due",
  may: { own: [], others: ["desk"], unassigned: ["desk"] },
};

/** Looks at a file of a resident's, or lays one before them. */
export const HANDLE_FILES: Permitted = {
  name: "handle-files",
  may: {
    own: [...SERVING, "technician"],
    others: [...SERVING, "technician"],
    unassigned: [...SERVING, "technician"],
  },
};
