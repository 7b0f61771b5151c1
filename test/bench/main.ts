import { parseArgs } from "node:util";
import { benchMatch } from "./match.ts";
import { benchStores } from "./stores.ts";

/** `npm run bench`: durable turns; `npm run bench -- match [FILE]`: matchers side by side. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    store: { type: "string", default: "both" },
    turns: { type: "string", default: "2000" },
    tickets: { type: "string", default: "1000,10000,100000" },
    phrases: { type: "string" },
  },
});
const [what, ...files] = positionals;
if (what === "match") await benchMatch(files, values.phrases);
else
  await benchStores({
    store: values.store,
    turns: Number(values.turns),
    levels: values.tickets.split(",").map(Number),
  });
