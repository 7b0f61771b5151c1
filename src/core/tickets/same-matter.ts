import type { Content } from "../content/content.ts";
import type { Ticket } from "../records/ticket.ts";
import { normalise } from "../text/normalise.ts";
import { vectorOf, type TextVector } from "../understanding/model/vector-space.ts";
import { ticketState } from "./state.ts";

/** Read off pairs of complaints: two on the same matter are mostly more alike than this … */
const ALIKE = 0.3;
/** … and than this where the resident says that it was told before. */
const ALIKE_ENOUGH = 0.1;

/** The tickets of a kind that were opened on the same matter, by their words. */
export function onSameMatter(
  earlier: readonly Ticket[],
  { kind, texts }: { readonly kind: string; readonly texts: readonly string[] },
  { model, classes }: Pick<Content, "model" | "classes">,
): readonly Ticket[] {
  const isTold = texts.some((text) => classes.cuesIn(text).includes("repeated"));
  const least = isTold ? ALIKE_ENOUGH : ALIKE;
  const vector = (text: string): TextVector => vectorOf(model.space, normalise(text));
  const now = vector(texts.join("，"));
  return earlier.filter((ticket) => {
    const { issue } = ticketState(ticket).slots;
    return ticket.kind === kind && issue ? cosine(vector(issue), now) > least : false;
  });
}

/** Of two vectors of length 1. */
function cosine(one: TextVector, other: TextVector): number {
  const weights = new Map(Array.from(one.ids, (id, n) => [id, one.weights[n] ?? 0]));
  return other.weights.reduce(
    (sum, weight, n) => sum + weight * (weights.get(other.ids[n] ?? -1) ?? 0),
    0,
  );
}
