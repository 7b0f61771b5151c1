import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Community } from "../../../src/core/records/community.ts";
import { entitiesOf } from "../../../src/core/understanding/entities/entities.ts";
import { lexiconFile } from "../../../src/core/understanding/entities/lexicon.ts";
import { createSpanReader } from "../../../src/core/understanding/entities/spans.ts";
import type { Entities } from "../../../src/core/understanding/interpretation.ts";

const file = new URL("../../../intents/lexicon.yml", import.meta.url);

export const lexicon = lexiconFile.parse(parse(readFileSync(file, "utf8")));

/** Reads messages with the words that the product ships. */
export const readSpans = createSpanReader(lexicon);

interface How {
  readonly asked: boolean;
  readonly country: Community["country"];
}

/** What a text tells, by itself or as an answer. */
export function readEntities(text: string, { asked, country }: How): Entities {
  return entitiesOf(readSpans(text, country), { asked });
}
