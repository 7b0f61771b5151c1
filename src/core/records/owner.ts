import { z } from "zod";
import { namedStaff } from "./actor.ts";

/** Who can be called to a resident: whoever is on duty, or a supervisor for a talk apart (D12). */
export const CALLED = ["staff", "supervisor"] as const;
export type Called = (typeof CALLED)[number];

const waitSchema = z.object({
  /** ms UTC */
  since: z.number(),
  to: z.enum(CALLED),
  /** What the resident wrote when a person was called. */
  words: z.string(),
  /** Who waits, where several write in one conversation. */
  by: z.string().optional(),
  /** The ticket that carries the promised time; null as long as somebody may come any moment. */
  ticket: z.string().nullable(),
  /** Why a person was called: a reason of `waiting/hand-over.ts`, or one of a newer version. */
  why: z.string().optional(),
});
/** A resident waits for a person. */
export type Wait = z.infer<typeof waitSchema>;

const epoch = z.number();
const owner = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("bot"), epoch }),
  z.object({
    kind: z.literal("waiting"),
    epoch,
    /** Absent where a danger called somebody, and in records from before there were clocks for it. */
    wait: waitSchema.optional(),
  }),
  z.object({
    kind: z.literal("staff"),
    epoch,
    id: z.string(),
    name: z.string(),
    /** When they took it, ms UTC. */
    since: z.number().optional(),
    /** Since when the resident waits for a word of theirs, ms UTC; absent where they don't. */
    unanswered: z.number().optional(),
    /** What they were called for. */
    called: waitSchema.optional(),
    /** They got it from a colleague, and have yet to greet (B24). */
    toGreet: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal("closed"), epoch }),
]);
/**
 * Who answers the resident (B25); while they wait for a person, the bot still helps. Each change of
 * owner raises the epoch.
 */
export type Owner = z.infer<typeof owner>;
export const OWNER_KINDS = owner.options.map(({ shape }) => shape.kind.value);

export const ownerSchema: z.ZodType<Owner> = z.union([
  owner,
  // As it was written before staff had ids.
  z
    .object({ kind: z.literal("staff"), epoch, staff: z.string() })
    .transform(({ kind, epoch, staff }) => ({ kind, epoch, ...namedStaff(staff) })),
]);

/** Each change of who speaks has an epoch of its own, so that a late reply of the bot is seen. */
export function changedOwner({ epoch }: Owner, next: Next<Owner>): Owner {
  return { ...next, epoch: epoch + 1 };
}

type Next<O> = O extends Owner ? Omit<O, "epoch"> : never;

/** Null where no person was called for. */
export function waitOf(owner: Owner): Wait | null {
  return owner.kind === "waiting" ? (owner.wait ?? null) : null;
}

/** Why a person was called, whether one has come or not. */
export function calledFor(owner: Owner): Wait | null {
  return owner.kind === "staff" ? (owner.called ?? null) : waitOf(owner);
}
