import type { Inbound } from "../../core/records/message.ts";
import { keys } from "../../store/keys.ts";
import type { RuntimeContext } from "../context.ts";
import { isOfDanger } from "../intake.ts";

/** Who rested for so long, ms, begins anew: they are asked again as what they write. */
const RESTED_MS = 60 * 60_000;

/**
 * Whether a colleague's message in their own chat with us is a resident's, for they may live here
 * too: it goes on where they wrote as one within the hour or a person sees to them, and nobody in
 * danger is asked anything before.
 */
export async function isAsResident(context: RuntimeContext, message: Inbound): Promise<boolean> {
  const { store, clock } = context;
  const key = keys.conversation(message.channel, message.conversation);
  const now = clock.now();
  const found = (await store.get(message.community, [key], now)).read(key)?.value;
  const isWithPerson = found?.owner.kind === "waiting" || found?.owner.kind === "staff";
  if (found && (isWithPerson || now - found.newestAt < RESTED_MS)) return true;
  return isOfDanger(context, message);
}
