import { parseArgs } from "node:util";
import { runFaults } from "./faults.ts";
import { STORES } from "./place.ts";
import { PLANTS } from "./plant.ts";

const { values } = parseArgs({
  options: {
    /** `sqlite` (one process), `redis` (two on one server), or `both`. */
    store: { type: "string", default: "both" },
    messages: { type: "string", default: "2000" },
    kills: { type: "string", default: "30" },
    "server-kills": { type: "string", default: "10" },
    redeliver: { type: "string", default: "0.15" },
    seed: { type: "string", default: "1" },
    /** Plants each mistake instead, which must be caught. */
    planted: { type: "boolean", default: false },
  },
});
const faults = {
  messages: Number(values.messages),
  kills: Number(values.kills),
  serverKills: Number(values["server-kills"]),
  redeliver: Number(values.redeliver),
  seed: Number(values.seed),
};
let failed = false;
for (const store of STORES.filter((name) => values.store === name || values.store === "both")) {
  for (const plant of values.planted ? PLANTS : ["none"]) {
    const outcome = await runFaults({ ...faults, store, plant });
    console.log(JSON.stringify({ store, plant, ...outcome }));
    failed ||= values.planted ? outcome.holds : !outcome.holds;
  }
}
process.exitCode = failed ? 1 : 0;
