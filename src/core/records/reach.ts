import { z } from "zod";

/** A browser that takes web push, as it told of itself. */
export const deviceSchema = z.object({
  /** The push service's address for it. */
  endpoint: z.string(),
  p256dh: z.string(),
  auth: z.string(),
});
export type Device = z.infer<typeof deviceSchema>;

/** How far a way has told of lines, and when it last did; ms UTC. */
const toldSchema = z.object({ upTo: z.number(), at: z.number() });
export type Told = z.infer<typeof toldSchema>;

/** How somebody who left a conversation is reached. What they opt out of is gone from here. */
export const reachSchema = z.looseObject({
  devices: z.array(deviceSchema).default([]),
  /** Nothing but the request to confirm goes to an address that isn't. */
  mail: z
    .object({
      address: z.string(),
      confirmed: z.boolean(),
      /** When it was given: links in mails to it hold as long as this is the one. */
      since: z.number(),
    })
    .nullable()
    .default(null),
  told: z.object({ push: toldSchema, mail: toldSchema, call: toldSchema }),
});
export type Reach = z.infer<typeof reachSchema>;

const NEVER: Told = { upTo: 0, at: 0 };
export const NO_REACH: Reach = {
  devices: [],
  mail: null,
  told: { push: NEVER, mail: NEVER, call: NEVER },
};

/** Up to which line somebody had a conversation before their eyes, and when they did; ms UTC. */
export const seenSchema = z.looseObject({ upTo: z.number(), at: z.number() });
export type Seen = z.infer<typeof seenSchema>;

/** Colleagues' devices, for what is urgent. */
export const staffDevicesSchema = z.looseObject({
  all: z.array(deviceSchema.extend({ staff: z.string(), since: z.number() })),
});
