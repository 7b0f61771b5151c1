import { parseArgs } from "node:util";
import { runFaults } from "./faults.ts";
import { runOutage } from "./outage.ts";
import { STORES } from "./place.ts";
import { PLANTS } from "./plant.ts";
import { powerCut } from "./power-cut.ts";

/** `npm run faults`: one line of JSON a run; exit code 1 when something does not hold. */
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
    /** So many power cuts under Redis instead, and a tenth of them where it must lose something. */
    "power-cuts": { type: "string" },
    /** Takes Redis away for so many seconds instead, killed and then frozen. */
    outage: { type: "string" },
  },
});
const messages = Number(values.messages);
let failed = false;
const tell = (what: object, holds: boolean): void => {
  console.log(JSON.stringify({ ...what, holds }));
  failed ||= !holds;
};

async function powerCuts(times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    const cut = { appendfsync: "always", afterMs: 200 + 40 * (n % 50), kept: (n % 5) / 4 } as const;
    const after = await powerCut(cut);
    tell({ ...cut, ...after }, after.acknowledged > 0 && after.lost === 0);
  }
  for (let n = 0; n < times / 10; n += 1) {
    const cut = { appendfsync: "everysec", afterMs: 1_300 + 100 * (n % 10), kept: 0 } as const;
    const after = await powerCut(cut);
    tell({ ...cut, ...after }, after.lost > 0);
  }
}

async function outages(seconds: number): Promise<void> {
  for (const how of ["killed", "frozen"] as const) {
    const { tickets, ...after } = await runOutage({ how, ms: seconds * 1_000, messages });
    const { refused, recoveryMs, messages: all, ...mistakes } = after;
    const none = Object.values(mistakes).every((times) => times === 0);
    tell(
      { outage: how, seconds, tickets, ...after },
      none && tickets === all / 4 && refused > 0 && recoveryMs <= 2_000,
    );
  }
}

async function kills(): Promise<void> {
  const { kills, redeliver, seed, planted } = values;
  const faults = {
    messages,
    kills: Number(kills),
    serverKills: Number(values["server-kills"]),
    redeliver: Number(redeliver),
    seed: Number(seed),
  };
  for (const store of STORES.filter((name) => values.store === name || values.store === "both")) {
    for (const plant of planted ? PLANTS : ["none"]) {
      const { holds, ...outcome } = await runFaults({ ...faults, store, plant });
      tell({ store, plant, held: holds, ...outcome }, holds !== planted);
    }
  }
}

if (values["power-cuts"] !== undefined) await powerCuts(Number(values["power-cuts"]));
else if (values.outage !== undefined) await outages(Number(values.outage));
else await kills();
process.exitCode = failed ? 1 : 0;
