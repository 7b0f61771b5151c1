import { z } from "zod";
import { newConversation, type Conversation } from "./conversation.ts";
import { languageSchema } from "./message.ts";
import { personNameSchema } from "./person-name.ts";
import { unitSchema } from "./unit.ts";

/** Somebody whom the community knows by what the channel says of them, never by what they write. */
export const residentSchema = z.looseObject({
  channel: z.string(),
  /** The platform's own id of the person. */
  person: z.string(),
  name: personNameSchema,
  /** The unit's id, and its parts: null for somebody who lives in none. */
  unitId: z.string().nullable(),
  unit: unitSchema.nullable(),
  /** E.164 */
  phone: z.string().nullable(),
  language: languageSchema.nullable(),
});
export type Resident = z.infer<typeof residentSchema>;

/** A conversation's beginning: what is known of the resident isn't asked (A6, B11). */
export function beginConversation(
  channel: string,
  id: string,
  person: string,
  resident: Resident | null,
): Conversation {
  const fresh = newConversation(channel, id, person);
  if (resident === null) return fresh;
  return { ...fresh, language: resident.language, known: knownOf(resident) };
}

/** What needn't be asked. What we don't know is left out: null would say that it was declined. */
export function knownOf({ name, unit, phone }: Resident): Conversation["known"] {
  return {
    name,
    ...(unit === null ? {} : { unit }),
    ...(phone === null ? {} : { phone }),
  };
}
