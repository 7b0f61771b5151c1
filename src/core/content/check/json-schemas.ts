import { z } from "zod";
import type { ContentFile } from "../content.ts";
import type { FeatureNames } from "../feature-names.ts";
import { FILE_KINDS } from "./file-kinds.ts";
import { answerName, slotName } from "../schema.ts";

/**
 * The schemas of all content files as JSON Schema, for editors: a file asks for its own with
 * `# yaml-language-server: $schema=./intent.schema.json` in its first line.
 */
export function jsonSchemas(names: FeatureNames): readonly ContentFile[] {
  const known = new Map<z.core.$ZodType, readonly string[]>([
    [slotName, names.slots.map(({ id }) => id)],
    [answerName, names.answers],
  ]);
  return Object.values(FILE_KINDS).map(({ schema, jsonSchema: path }) => ({
    path,
    text: jsonSchemaText(schema, known),
  }));
}

/**
 * One schema as the text of a JSON Schema file.
 * @param known parts that take one of these texts alone
 */
export function jsonSchemaText(
  schema: z.core.$ZodType,
  known: ReadonlyMap<z.core.$ZodType, readonly string[]> = new Map(),
): string {
  const json = z.toJSONSchema(schema, {
    io: "input",
    override({ zodSchema, jsonSchema }) {
      const names = known.get(zodSchema);
      if (names !== undefined) jsonSchema.enum = [...names];
    },
  });
  return `${written(json, "", "")}\n`;
}

const WIDTH = 100;

/** JSON as our formatter writes it: a list that fits stands on one line, `before` and a comma. */
function written(value: unknown, indent: string, before: string): string {
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => written(item, deeper, deeper));
    const line = `[${items.join(", ")}]`;
    if (!line.includes("\n") && before.length + line.length + 1 <= WIDTH) return line;
    return `[\n${items.map((item) => `${deeper}${item}`).join(",\n")}\n${indent}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => {
    const start = `${deeper}${JSON.stringify(key)}: `;
    return `${start}${written(member, deeper, start)}`;
  });
  return members.length === 0 ? "{}" : `{\n${members.join(",\n")}\n${indent}}`;
}
