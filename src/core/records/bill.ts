import { z } from "zod";

/** What a unit owes for a month, item by item (C6, C7). */
export const billSchema = z.looseObject({
  /** The unit's id. */
  unit: z.string(),
  /** The month: 2026-10. */
  period: z.string(),
  /** Amounts in the currency's smallest unit; negative for what is given back. */
  items: z.array(
    z.object({ name: z.object({ zh: z.string(), en: z.string() }), amount: z.number() }),
  ),
  /** ISO 4217. */
  currency: z.string(),
  /** Null while it is open; `on` is a day such as 2026-10-12, null when nobody noted it. */
  paid: z.object({ on: z.string().nullable() }).nullable(),
});
export type Bill = z.infer<typeof billSchema>;
