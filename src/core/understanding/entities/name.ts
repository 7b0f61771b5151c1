import type { PersonName } from "../interpretation.ts";
import { toReading } from "../normalise.ts";
import type { Asked } from "./reader.ts";
import { readHanName } from "./han-name.ts";
import { readLatinName } from "./latin-name.ts";
import { withFactsMasked } from "./masked.ts";

/**
 * How the resident calls themselves; titles are kept, forms never guessed. Names of technicians,
 * neighbours and staff are left alone. When the name was asked for, a bare 陳, 王小明 or Peter
 * counts as well.
 */
export function readName(text: string, { asked, country }: Asked): PersonName | null {
  const reading = toReading(text);
  const masked = withFactsMasked(reading, country);
  return (
    (HAN.test(text) ? readHanName(reading, masked, asked) : null) ??
    (LATIN_WORD.test(text) ? readLatinName(reading, masked, asked) : null)
  );
}

const HAN = /\p{Script=Han}/u;
const LATIN_WORD = /\p{Script=Latin}\p{M}*\p{Script=Latin}/u;
