import { staffIn } from "../../core/people/staff-in.ts";
import { IDENTITY_CHANNELS } from "../../core/records/account.ts";
import type { Staff } from "../../core/records/actor.ts";
import type { Inbound } from "../../core/records/message.ts";
import { keys } from "../../store/keys.ts";
import type { RuntimeContext } from "../context.ts";
import { isOfDanger } from "../intake.ts";
import type { People } from "../people/people.ts";

/** As what somebody writes: a colleague may live here too. */
export interface WhoWrites {
  /** Who writes, by what the platform has verified; null: nobody who is linked. */
  colleague(community: string, person: string): Staff | null;
  /** Whether that is the code from their profile: from then on they are linked. */
  link(person: string, text: string): Promise<boolean>;
  /**
   * Whether a colleague's message in their own chat with us is a resident's: it goes on where they
   * wrote as one within the hour or a person sees to them, and nobody in danger is asked anything
   * before.
   */
  isAsResident(message: Inbound): Promise<boolean>;
}

export interface WhoWritesParts {
  readonly context: RuntimeContext;
  readonly place: string;
  readonly people: People;
}

/** Who rested for so long, ms, begins anew: they are asked again as what they write. */
const RESTED_MS = 60 * 60_000;

export function whoWrites({ context, place, people }: WhoWritesParts): WhoWrites {
  const { store, clock } = context;
  return {
    colleague(community, person) {
      const account = people.byIdentity(place, person);
      return account ? staffIn(account, community) : null;
    },
    async link(person, text) {
      const channel = IDENTITY_CHANNELS.find((name) => name === place);
      if (channel === undefined) return false;
      return (await people.codes.redeem(text, { channel, person })) !== null;
    },
    async isAsResident(message) {
      const key = keys.conversation(message.channel, message.conversation);
      const now = clock.now();
      const found = (await store.get(message.community, [key], now)).read(key)?.value;
      const isWithPerson = found?.owner.kind === "waiting" || found?.owner.kind === "staff";
      if (found && (isWithPerson || now - found.newestAt < RESTED_MS)) return true;
      return isOfDanger(context, message);
    },
  };
}
