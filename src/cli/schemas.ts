import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { jsonSchemas } from "../core/content/json-schemas.ts";

/** `frontdesk schemas`: writes the JSON Schemas that editors check content files with. */
export async function schemas(ports: {
  /** Holds `intents/` and `dialogs/`. */
  readonly folder: string;
  readonly out: (line: string) => void;
}): Promise<void> {
  for (const { path, text } of jsonSchemas()) {
    await writeFile(join(ports.folder, path), text);
    ports.out(path);
  }
}
