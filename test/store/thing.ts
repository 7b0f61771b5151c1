import { z } from "zod";
import type { Key } from "../../src/core/store.ts";
import { recordKind } from "../../src/store/codec.ts";

const anything = recordKind("thing", z.unknown());

/** A key of a record that may hold anything. */
export const thing = (name: string): Key<unknown> => ({ name, kind: anything });
