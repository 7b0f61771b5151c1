import { z } from "zod";

/** How a resident wishes to be addressed (A1, A2): 陳 + 先生, 林 + 教授, Wong + Mrs. */
export const personNameSchema = z.object({
  surname: z.string(),
  /** Everything after the surname, when it was given. */
  given: z.string().nullable(),
  /** 先生 · 太太 · 小姐 · 女士 · 教授 · 醫師 · Mr · Mrs · Ms · Dr …; null until told, never guessed. */
  form: z.string().nullable(),
  /** In Latin letters the surname stood first: Chan Tai Man, Nguyen Thi Lan. */
  surnameFirst: z.literal(true).optional(),
});
export type PersonName = Readonly<z.infer<typeof personNameSchema>>;
