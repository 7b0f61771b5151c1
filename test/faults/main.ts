import { parseArgs } from "node:util";
import { runFaults } from "./harness.ts";
import { PLANTS } from "./plant.ts";

const { values } = parseArgs({
  options: {
    messages: { type: "string", default: "2000" },
    kills: { type: "string", default: "30" },
    redeliver: { type: "string", default: "0.15" },
    seed: { type: "string", default: "1" },
    /** Plants each mistake instead, which must be caught. */
    planted: { type: "boolean", default: false },
  },
});
const faults = {
  messages: Number(values.messages),
  kills: Number(values.kills),
  redeliver: Number(values.redeliver),
  seed: Number(values.seed),
};
let failed = false;
for (const plant of values.planted ? PLANTS : ["none"]) {
  const outcome = await runFaults({ ...faults, plant });
  console.log(JSON.stringify({ plant, ...outcome }));
  failed ||= values.planted ? outcome.holds : !outcome.holds;
}
process.exitCode = failed ? 1 : 0;
