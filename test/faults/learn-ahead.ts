import { FEATURES } from "../../src/features.ts";
import { learnAhead } from "../../src/runtime/content/load-content.ts";

/** Beside the desk that is started again and again: it reads and learns once what they all use. */
const [content = "", file = ""] = process.argv.slice(2);
const read = await learnAhead(content, FEATURES.names, file);
if (!read.ok) throw new Error("the content has mistakes");
