import type { Entities } from "../interpretation.ts";
import { readName } from "./name.ts";
import { readPhone } from "./phone.ts";
import { readPlace } from "./place.ts";
import type { Asked } from "./reader.ts";
import { readUnit } from "./unit.ts";
import { readWhen } from "./when.ts";

/** The latest: a message is looked at whole, by clauses and as an answer. */
const found = new Map<string, Entities>();
const MOST_KEPT = 32;

/** Everything that the readers find in a message. */
export function readEntities(text: string, how: Asked): Entities {
  const key = `${how.country}${how.asked}\n${text}`;
  const before = found.get(key);
  if (before !== undefined) return before;
  if (found.size >= MOST_KEPT) found.clear();
  const entities = readAnew(text, how);
  found.set(key, entities);
  return entities;
}

function readAnew(text: string, how: Asked): Entities {
  return {
    unit: readUnit(text, how),
    name: readName(text, how),
    phone: readPhone(text, how),
    when: readWhen(text, how),
    place: readPlace(text, how),
  };
}
