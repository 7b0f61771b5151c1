import { readdirSync, readFileSync } from "node:fs";
import { checkContent } from "../../../src/core/content/check/check-content.ts";
import { createPhrases } from "../../../src/core/content/phrases.ts";
import { createCourtesyCheck } from "../../../src/core/courtesy/check-courtesy.ts";
import { FEATURES } from "../../../src/features.ts";

const ROOT = new URL("../../../", import.meta.url);
/** All that the desk says. */
export const dialogFiles = readdirSync(new URL("dialogs", ROOT), {
  recursive: true,
  encoding: "utf8",
})
  .filter((path) => path.endsWith(".yml"))
  .map((path) => ({
    path: `dialogs/${path}`,
    text: readFileSync(new URL(`dialogs/${path}`, ROOT), "utf8"),
  }));

const read = checkContent(
  dialogFiles.filter(({ path }) => /courtesy\.yml$|manners\.yml$/.test(path)),
  FEATURES.names,
);
const manners = read.files.courtesy?.value;
if (!manners) throw new Error("dialogs/courtesy.yml is missing or wrong");

/** The manners that the desk has, without anything that is learnt. */
export const check = createCourtesyCheck(manners);
export const phrases = createPhrases(read.phrases);
export const mannerNames = [...Object.keys(manners.manners), "shouting"];
