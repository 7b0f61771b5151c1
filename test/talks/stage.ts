import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulatedDesk, type SimulatedDesk } from "../../src/cli/talk-json.ts";
import { openLog } from "../../src/runtime/log.ts";
import { openData } from "../../src/store/open-data.ts";
import { productContent } from "../product-content.ts";

/** A whole desk on a data folder of its own, and what takes both away again. */
export async function openStage(): Promise<{
  readonly desk: SimulatedDesk;
  readonly close: () => Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), "talk-"));
  const desk = simulatedDesk({
    content: await productContent(),
    log: openLog("silent"),
    openStore: async (now) =>
      (await openData({ folder, key: null, now, tell: () => {} })).store,
  });
  return {
    desk,
    async close() {
      await desk.close();
      rmSync(folder, { recursive: true });
    },
  };
}
