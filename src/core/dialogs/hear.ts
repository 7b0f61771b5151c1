import type { Danger } from "../records/danger.ts";
import type { Inbound } from "../records/message.ts";
import { failed, ok, type Result } from "../result.ts";
import { clean } from "../text/normalise.ts";
import type { Turn, World } from "../turn/turn.ts";
import type { Interpretation } from "../understanding/interpretation.ts";
import { burstOf, heldFor, type Burst } from "./bursts.ts";
import { decide, LONGEST_MESSAGE } from "./decide.ts";
import { quarantined } from "./quarantine.ts";

/** No more of a message is read than tells that it is too long. */
export const MOST_READ = LONGEST_MESSAGE + 1;

/** A message as it is read: alone, or with those that it came hard upon. */
export interface Heard {
  readonly message: Inbound;
  /** The held reply in the place of which it is answered. */
  readonly inPlaceOf: Turn["inPlaceOf"];
  /** Null where it is read alone. */
  readonly joined: Burst | null;
  /** Of both where there are several, or what was thrown over it. */
  readonly meaning: Result<Interpretation, unknown>;
}

/** What comes of a message. */
export interface Taken {
  readonly turn: Turn;
  readonly danger: Danger | null;
  /** What was thrown over it, where it could not be handled and was set aside. */
  readonly broken: { readonly thrown: unknown } | null;
}

type Place = Pick<World, "content" | "community">;

/** @param now ms UTC */
export function hear(
  { conversation, ...place }: Place & Pick<World, "conversation">,
  message: Inbound,
  now: number,
): Heard {
  const burst = burstOf(conversation, message, now);
  const alone = read(place, message);
  const inPlaceOf = burst?.inPlaceOf;
  // Somebody in danger is answered at once, whatever they wrote before.
  if (burst === null || (alone.ok && alone.value.danger !== null))
    return { message, inPlaceOf, joined: null, meaning: alone };
  return { message, inPlaceOf, joined: burst, meaning: read(place, burst.message) };
}

/**
 * What is done about a message that was heard, its reply held for what else is being written.
 * @param now ms UTC
 * @param burstMs so long, ms; 0 for not at all
 */
export function take(
  world: World,
  { message, inPlaceOf, joined, meaning }: Heard,
  now: number,
  burstMs: number,
): Taken {
  const stood = joined === null ? world : { ...world, conversation: joined.conversation };
  const written = joined?.message ?? message;
  const taken = decided(stood, written, meaning, now);
  // A line is what was written then, however it was read with others.
  const line = { text: clean(message.text), attachments: [...message.attachments] };
  const turn: Turn = {
    ...taken.turn,
    ...(inPlaceOf && { inPlaceOf }),
    transcript: taken.turn.transcript.map((one) =>
      one.message === message.id ? { ...one, ...line } : one,
    ),
  };
  const held = { before: stood.conversation, message: written, now };
  return { ...taken, turn: heldFor(turn, burstMs, held) };
}

function read({ content, community }: Place, { text }: Inbound): Heard["meaning"] {
  try {
    return ok(content.understanding.interpret(text.slice(0, MOST_READ), community.country));
  } catch (thrown) {
    return failed(thrown);
  }
}

function decided(world: World, message: Inbound, meaning: Heard["meaning"], now: number): Taken {
  if (!meaning.ok) return setAside(world, message, meaning.error, now);
  try {
    const turn = decide(world, message, meaning.value, now);
    return { turn, danger: meaning.value.danger, broken: null };
  } catch (thrown) {
    return setAside(world, message, thrown, now);
  }
}

/** Like any poison: kept, shown to staff, and in nobody's way. */
export function setAside(world: World, message: Inbound, thrown: unknown, now: number): Taken {
  return { turn: quarantined(world, message, now), danger: null, broken: { thrown } };
}
