import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig, type Config } from "../../src/config.ts";
import { start } from "../../src/cli/start.ts";
import type { Store } from "../../src/core/store.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { openLog } from "../../src/runtime/log.ts";
import { openData } from "../../src/store/open-data.ts";
import { productContent } from "../product-content.ts";
import { PAGES } from "../web/desk.ts";

/** The product as `start` runs it, on a store that a test may hold up, with its log kept. */
export async function healthDesk(
  env: Readonly<Record<string, string>> = {},
  between: (store: Store) => Partial<Store> = () => ({}),
) {
  const folder = mkdtempSync(join(tmpdir(), "health-"));
  const read = readConfig({ PORT: "0", DATA_DIR: folder, ...env });
  if (!read.ok) throw new Error(read.error.map(({ line }) => line).join("\n"));
  // No content is watched: an empty folder has none.
  const config: Config = { ...read.value, contentDir: folder };
  const clock = systemClock();
  const logged: string[] = [];
  const data = await openData({ folder, key: null, now: clock.now(), tell: () => {} });
  const started = await start({
    config,
    content: await productContent(),
    data: { ...data, store: { ...data.store, ...between(data.store) } },
    clock,
    log: openLog("info", { write: (line) => void logged.push(line) }),
    pages: PAGES,
    out: () => {},
  });
  const { address } = started;
  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> => (stopped ??= started.stop());

  return {
    address,
    logged,
    stop,
    get: (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
      fetch(`${address}${path}`, { headers }),
    /** What `/metrics` says, by its line's beginning: name and labels. */
    async metrics(): Promise<ReadonlyMap<string, number>> {
      return exposition(await (await fetch(`${address}/metrics`)).text());
    },
    async close() {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}

const SAMPLE = /^(\w+(?:\{(?:[a-zA-Z_]+="[^"\\\n]*",?)+\})?) (\S+)$/;

/** Reads the text format of Prometheus; a line that isn't of it is an error. */
function exposition(text: string): ReadonlyMap<string, number> {
  const samples = new Map<string, number>();
  for (const line of text.split("\n")) {
    if (line === "" || /^# (HELP|TYPE) \w+ \S/.test(line)) continue;
    const [, sample, value] = SAMPLE.exec(line) ?? [];
    if (sample === undefined || samples.has(sample)) throw new Error(`not a sample: ${line}`);
    samples.set(sample, value === "+Inf" ? Infinity : Number(value));
  }
  return samples;
}
