import { z } from "zod";

/**
 * A variable of the environment, declared by the part that reads it: what is told about it in
 * `.env.example`, in the README, and when its value is wrong.
 */
export interface Variable {
  readonly meaning: string;
  /** As it would be written; null when there is none. */
  readonly default: string | null;
  /** What a right value is, as the end of "expected …". */
  readonly expected: string;
  /** A secret's value is never repeated. */
  readonly secret: boolean;
}

/** What is told about each variable's schema. */
export const variables = z.registry<Variable>();

/** What a part's variables say, each by itself right; undefined where nothing was set. */
export type Given<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>;

interface About {
  readonly meaning: string;
  readonly expected: string;
  readonly secret?: true;
}

/** A variable with a default, written as its value would be. */
export function usually<T>(value: string, schema: z.ZodType<T, string>, about: About) {
  return schema.prefault(value).register(variables, { secret: false, ...about, default: value });
}

/** A variable that may be left out. */
export function optionally<T>(schema: z.ZodType<T, string>, about: About) {
  return schema.optional().register(variables, { secret: false, ...about, default: null });
}

/** http(s)://host[:port] and nothing behind it. */
export const origin = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  const plain = url !== null && [url.origin, `${url.origin}/`].includes(value.toLowerCase());
  if (plain && /^https?:$/.test(url.protocol)) return url.origin;
  context.addIssue("not an origin");
  return z.NEVER;
});

/** An address of the web, as it was written. */
export const webAddress = z
  .string()
  .refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), "not an address");
