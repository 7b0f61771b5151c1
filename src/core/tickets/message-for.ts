import type { Colleague } from "../records/community.ts";
import type { Language } from "../records/message.ts";
import { foldScript } from "../text/normalise.ts";
import { languageOf, say, sayPromised } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { openTicket, type Matter } from "./open-ticket.ts";

/** Offers to pass on a word, to who asks for a colleague who is not in this chat (B4). */
export function offerMessage(plan: TurnPlan, colleague: Colleague): TurnPlan {
  return say(plan, "message.offer", { colleague: nameOf(colleague, languageOf(plan)) });
}

/**
 * Takes down a message for a named colleague (B4, B26): a ticket that is theirs first, and staff
 * hear whom it is for. The resident hears of it once more when it was read, by the act `read`.
 */
export function messageFor(
  plan: TurnPlan,
  colleague: Colleague,
  matter: Omit<Matter, "kind" | "for" | "told">,
): TurnPlan {
  const { name } = colleague;
  const {
    plan: taken,
    promised,
    ticket,
  } = openTicket(plan, {
    ...matter,
    kind: "leave-message",
    for: name,
    told: { role: "staff", key: "staff.message", fillings: { colleague: name }, urgent: false },
  });
  return sayPromised(taken, "message.taken", promised, {
    colleague: nameOf(colleague, languageOf(plan)),
    ticket: ticket.id,
  });
}

/** Tells the resident who has read their message: the colleague, or another who passes it on. */
export function tellRead(
  plan: TurnPlan,
  ticket: string,
  { for: name, by }: { readonly for: string; readonly by: string },
): TurnPlan {
  // Whoever left the staff since is still called as they were.
  const known = plan.world.community.staff.find((one) => one.name === name);
  const colleague = known ?? { name, aliases: [] };
  const isTheirs = by === name || colleague.aliases.includes(by);
  return say(plan, "message.read", {
    staff: by,
    ticket,
    colleague: isTheirs ? "" : nameOf(colleague, languageOf(plan)),
  });
}

/** As residents of that language call them: 王主任, Manager Wong. */
function nameOf({ name, aliases }: Colleague, language: Language): string {
  if (language === "en") return aliases.find((alias) => /^\p{Script=Latin}/u.test(alias)) ?? name;
  return language === "zh-Hans" ? foldScript(name) : name;
}
