import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { jsonSchemas, jsonSchemaText } from "../core/content/check/json-schemas.ts";
import { FEATURES } from "../features.ts";
import { SEED_JSON_SCHEMA, seedFile } from "../core/seed/schema.ts";

/** `frontdesk schemas`: writes the JSON Schemas that editors check content and seeds with. */
export async function schemas(ports: {
  /** Holds `intents/` and `dialogs/`. */
  readonly folder: string;
  /** Holds `src/`. */
  readonly root: string;
  readonly out: (line: string) => void;
}): Promise<void> {
  for (const { path, text } of jsonSchemas(FEATURES.names)) {
    const file = join(ports.folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    ports.out(path);
  }
  await writeFile(join(ports.root, SEED_JSON_SCHEMA), jsonSchemaText(seedFile));
  ports.out(SEED_JSON_SCHEMA);
}
