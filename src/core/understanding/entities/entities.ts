import type { Entities } from "../interpretation.ts";
import { readName } from "./name.ts";
import { readPhone } from "./phone.ts";
import { readPlace } from "./place.ts";
import type { Asked } from "./reader.ts";
import { readUnit } from "./unit.ts";
import { readWhen } from "./when.ts";

/** Everything that the readers find in a message. */
export function readEntities(text: string, how: Asked): Entities {
  return {
    unit: readUnit(text, how),
    name: readName(text, how),
    phone: readPhone(text, how),
    when: readWhen(text, how),
    place: readPlace(text, how),
  };
}
