import type { ChatState, WireLine } from "../../wire.ts";
import type { Connection } from "../feed.ts";
import type { Unsent } from "./outbox.ts";

/** All that the resident's page shows; changed only by {@link step}. */
export interface ChatModel {
  /** In the order of the transcript, each once. */
  readonly lines: readonly WireLine[];
  /** The place behind which there are older lines; null when all are here. */
  readonly before: string | null;
  readonly unsent: readonly Unsent[];
  /** Ids of messages that the server took, but whose line hasn't come yet. */
  readonly taken: readonly Unsent[];
  readonly state: ChatState | null;
  /** All that there was at first has come. */
  readonly isReady: boolean;
  readonly connection: Connection;
  /** The last try to send did not get through. */
  readonly isStuck: boolean;
}

export type ChatEvent =
  | { readonly kind: "line"; readonly line: WireLine }
  | { readonly kind: "state"; readonly state: ChatState }
  | { readonly kind: "ready"; readonly before: string | null }
  | {
      readonly kind: "earlier";
      readonly lines: readonly WireLine[];
      readonly before: string | null;
    }
  | { readonly kind: "connection"; readonly connection: Connection }
  | { readonly kind: "wrote"; readonly unsent: Unsent }
  | { readonly kind: "stuck" }
  | { readonly kind: "taken"; readonly id: string }
  | { readonly kind: "refused"; readonly id: string; readonly refusal: Unsent["refusal"] }
  | { readonly kind: "dropped"; readonly id: string };

export function newModel(unsent: readonly Unsent[]): ChatModel {
  return {
    lines: [],
    before: null,
    unsent,
    taken: [],
    state: null,
    isReady: false,
    connection: "connecting",
    isStuck: false,
  };
}

export function step(model: ChatModel, event: ChatEvent): ChatModel {
  switch (event.kind) {
    case "line":
      return withLines(model, [event.line], "after");
    case "earlier":
      return { ...withLines(model, event.lines, "before"), before: event.before };
    case "state":
      return { ...model, state: event.state };
    case "ready":
      // A stream that was opened anew goes on where the one before it ended.
      return model.isReady ? model : { ...model, isReady: true, before: event.before };
    case "connection":
      return { ...model, connection: event.connection };
    case "wrote":
      return { ...model, unsent: [...model.unsent, event.unsent] };
    case "stuck":
      return { ...model, isStuck: true };
    case "taken": {
      const moved = model.unsent.filter(({ message }) => message.id === event.id);
      const isShown = model.lines.some((line) => isLineOf(line, event.id));
      const taken = isShown ? model.taken : [...model.taken, ...moved];
      return { ...model, unsent: without(model.unsent, event.id), taken, isStuck: false };
    }
    case "refused": {
      const unsent = model.unsent.map((one) =>
        one.message.id === event.id ? { ...one, refusal: event.refusal } : one,
      );
      return { ...model, unsent };
    }
    case "dropped":
      return { ...model, unsent: without(model.unsent, event.id) };
  }
}

/**
 * Whether the desk is about to answer: what was written last was the resident's, and no person
 * has taken over (a person answers when they can).
 */
export function awaitsAnswer({ lines, taken, state }: ChatModel): boolean {
  if (state !== null && state.owner === "staff") return false;
  return taken.length > 0 || lines.at(-1)?.who.kind === "resident";
}

/** @param where those of the same time stand */
function withLines(
  model: ChatModel,
  lines: readonly WireLine[],
  where: "before" | "after",
): ChatModel {
  const known = new Set(model.lines.map(({ id }) => id));
  const fresh = lines.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return model;
  const isOther = ({ message }: Unsent): boolean =>
    !fresh.some((line) => isLineOf(line, message.id));
  return {
    ...model,
    lines: inOrder(where === "before" ? [...fresh, ...model.lines] : [...model.lines, ...fresh]),
    taken: model.taken.filter(isOther),
    // It arrived, though we never heard that it did.
    unsent: model.unsent.filter(isOther),
  };
}

function isLineOf(line: WireLine, messageId: string): boolean {
  return line.message === messageId;
}

/** A line that became durable late belongs where its time puts it; equal times stay as they came. */
function inOrder(lines: readonly WireLine[]): readonly WireLine[] {
  return [...lines].sort((one, other) => one.at - other.at);
}

function without(unsent: readonly Unsent[], id: string): readonly Unsent[] {
  return unsent.filter(({ message }) => message.id !== id);
}
