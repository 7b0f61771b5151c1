import { z } from "zod";
import type { Language } from "../records/message.ts";

/** How residents write: Taiwan, Hong Kong, the mainland, English. */
const tongueSchema = z.enum(["tw", "hk", "cn", "en"]);
export type Tongue = z.infer<typeof tongueSchema>;

/** What the desk answers them in. */
export const LANGUAGE_OF: Readonly<Record<Tongue, Language>> = {
  tw: "zh-Hant",
  hk: "zh-Hant",
  cn: "zh-Hans",
  en: "en",
};

const lines = z.array(z.string()).min(1);
/** The same thing in several wordings of each tongue. */
export const wordingsSchema = z.record(tongueSchema, lines);
