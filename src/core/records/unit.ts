import { z } from "zod";
import { unitSchema } from "./ticket.ts";

/** A home or shop of the community. Its id is what bills and residents name it by: A-1203. */
export const registeredUnitSchema = z.looseObject({ id: z.string(), ...unitSchema.shape });
export type RegisteredUnit = z.infer<typeof registeredUnitSchema>;
