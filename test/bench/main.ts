import { parseArgs } from "node:util";
import { playConversations } from "./conversations.ts";
import { benchCourtesy } from "./courtesy.ts";
import { benchDesk } from "./desk.ts";
import { benchHeard } from "./heard.ts";
import { benchInbox } from "./inbox.ts";
import { benchInterleavings } from "./interleavings.ts";
import { benchMatch } from "./match.ts";
import { benchStores } from "./stores.ts";
import { printTranscripts } from "./transcripts.ts";
import { benchTuning } from "./tuning.ts";

/**
 * `npm run bench`: durable turns; `-- match [FILE]`: matchers side by side; `-- heard`: what is
 * understood of messages that no test asserts; `-- transcripts [FILE]`: conversations to be read;
 * `-- conversations FILE [ID]`: whole conversations with what their authors wished;
 * `-- courtesy [FILE]`: what is found in words to residents that no test asserts; `-- desk`: fifty
 * screens of staff; `-- inbox`: how soon one opens in a browser; `-- interleavings`: resident, bot
 * and colleagues at once, on both stores; `-- tuning`: what a preview and a check cost an admin.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    store: { type: "string", default: "both" },
    turns: { type: "string", default: "2000" },
    tickets: { type: "string", default: "1000,10000,100000" },
    phrases: { type: "string" },
    runs: { type: "string", default: "10000" },
  },
});
const [what, ...files] = positionals;
if (what === "match") await benchMatch(files, values.phrases);
else if (what === "heard") await benchHeard();
else if (what === "conversations") await playConversations(files[0], files[1]);
else if (what === "courtesy") benchCourtesy(files[0]);
else if (what === "desk") await benchDesk();
else if (what === "inbox") await benchInbox();
else if (what === "interleavings") await benchInterleavings(Number(values.runs));
else if (what === "tuning") await benchTuning();
else if (what === "transcripts") await printTranscripts(files[0]);
else
  await benchStores({
    store: values.store,
    turns: Number(values.turns),
    levels: values.tickets.split(",").map(Number),
  });
