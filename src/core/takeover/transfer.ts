import { z } from "zod";
import { conversationAct } from "../act.ts";
import { staffName } from "../courtesy/address.ts";
import { SERVING } from "../policy.ts";
import { calledFor, changedOwner } from "../records/owner.ts";
import { failed, ok } from "../result.ts";
import { member, words } from "../staff-turn.ts";
import { alert, noteDown } from "../turn/told-staff.ts";
import { finish, languageOf, newPlan, say, withConversation } from "../turn/turn-plan.ts";
import { handOver } from "../waiting/hand-over.ts";
import { expectAnswer } from "../waiting/owner-silent.ts";

/**
 * Hands a conversation to a colleague, or to whoever is on duty. The resident hears who goes on and
 * that nothing need be told again; from the second time on a reason is needed (B24).
 */
export const transfer = conversationAct({
  name: "transfer",
  may: { own: SERVING, others: ["supervisor", "director"], unassigned: [] },
  input: z.object({
    to: z.string().describe('A colleague\'s id, or "staff" or "supervisor" for whoever is there'),
    reason: words(400).optional(),
  }),
  decide(world, by, { to, reason = "" }, now) {
    const { owner, transfers, heard } = world.conversation;
    if (transfers > 0 && reason === "") return failed("reason-needed");
    if (owner.kind === "staff" && owner.id === to) return failed("already-done");
    const plan = withConversation(newPlan(world, world.conversation, now), {
      transfers: transfers + 1,
    });
    if (to === "staff" || to === "supervisor") {
      const noted = noteDown(plan, "transferred", member(by), { text: reason });
      const words = heard?.text ?? "";
      return ok(
        finish(handOver(noted, { to, why: "transferred", words, staff: by.name }), "reply"),
      );
    }
    const next = world.colleagues.find(({ id }) => id === to);
    if (!next || !next.roles.some((role) => SERVES.has(role))) return failed("no-such-colleague");
    const called = calledFor(owner);
    const handed = withConversation(plan, {
      owner: changedOwner(owner, {
        kind: "staff",
        ...member(next),
        since: now,
        toGreet: true,
        ...(called === null ? {} : { called }),
      }),
    });
    const noted = noteDown(expectAnswer(handed), "transferred", member(by), {
      text: reason,
      to: member(next),
    });
    const told = say(noted, "takeover.transferred", {
      staff: staffName(next, languageOf(noted)),
    });
    return ok(
      finish(
        alert(
          told,
          "staff",
          "staff.transferred",
          { staff: by.name, reason, text: heard?.text ?? "" },
          { ticket: null, urgent: true, ids: [next.id] },
        ),
        "notice",
      ),
    );
  },
});

const SERVES: ReadonlySet<string> = new Set(SERVING);
