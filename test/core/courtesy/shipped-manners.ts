import { readFileSync } from "node:fs";
import { checkContent } from "../../../src/core/content/check/check-content.ts";
import { createPhrases } from "../../../src/core/content/phrases.ts";
import { createCourtesyCheck } from "../../../src/core/courtesy/check-courtesy.ts";
import { FEATURES } from "../../../src/features.ts";

const ROOT = new URL("../../../", import.meta.url);
const files = ["dialogs/courtesy.yml", "dialogs/phrases/manners.yml"].map((path) => ({
  path,
  text: readFileSync(new URL(path, ROOT), "utf8"),
}));
const read = checkContent(files, FEATURES.names);
const manners = read.files.courtesy?.value;
if (!manners) throw new Error("dialogs/courtesy.yml is missing or wrong");

/** The manners that the desk has, without anything that is learnt. */
export const check = createCourtesyCheck(manners);
export const phrases = createPhrases(read.phrases);
