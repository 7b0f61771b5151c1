import { json, type Request } from "express";
import type { z } from "zod/mini";
import { Refusal } from "./refusals.ts";

/** Four thousand characters, escaped to the utmost, fit in. */
const MOST_BODY_BYTES = 64 * 1024;

/** Reads bodies of type JSON alone: a foreign form can't be of that type. */
export const readJson = json({ limit: MOST_BODY_BYTES, type: "application/json" });

/**
 * The body as the schema has it.
 * @throws {Refusal} `bad-request`, naming the field.
 */
export function bodyOf<S extends z.ZodMiniType>(request: Request, schema: S): z.output<S> {
  if (request.is("application/json") === false) throw new Refusal("json-only");
  const body: unknown = request.body;
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Refusal("bad-request", issue === undefined ? null : `field ${issue.path.join(".")}`);
}
