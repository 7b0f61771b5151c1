import type { Asked, Question } from "./heard.ts";
import type { Piece } from "./message.ts";
import type { Mind } from "./mind.ts";
import type { Stray } from "./persona.ts";

/** Questions in whose place something else may be said. */
export const MAY_STRAY: ReadonlySet<Asked | null> = new Set<Asked>([
  "issue",
  "place",
  "where",
  "contact",
  "when",
  "photo",
  "details",
  "read-back",
]);

/** What is said instead of an answer, or beside it; nothing when it can't be said now. */
export function stray(mind: Mind, how: Stray, { parts }: Question): readonly Piece[] {
  const { wish } = mind.errand();
  switch (how) {
    case "describe":
      return [mind.speech.more(wish)].filter((piece) => piece !== null);
    case "ask":
      return wish.asks.length > 0 ? mind.line("ask", `ask.${mind.chance.pick(wish.asks)}`) : [];
    case "why": {
      const name = `why.${parts.at(-1) ?? ""}`;
      return mind.speech.has(name) ? mind.line("why", name) : [];
    }
    case "other": {
      const left = mind.untold().filter((slot) => !parts.includes(slot));
      return left.length > 0 ? mind.tell(mind.chance.pick(left), "words") : [];
    }
    case "second": {
      const next = mind.next();
      return next?.about === "new" ? mind.raise(next, "and-also") : [];
    }
    case "fix":
      return mind.fix();
    case "feel":
      return mind.line("feel", mind.persona.name === "hurried" ? "busy" : "anger");
    case "wait":
      return mind.line("wait", "wait");
    case "withdraw":
      return mind.withdraw();
    case "person":
      return mind.line("person", "person");
  }
}
