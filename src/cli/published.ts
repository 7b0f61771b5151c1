import { z } from "zod";
import { operationSchema, type Operation } from "../core/records/tuning.ts";
import { systemClock } from "../runtime/clock.ts";
import { openLog } from "../runtime/log.ts";
import { openKeptTuning } from "../runtime/tuning/kept-tuning.ts";
import { openData } from "../store/open-data.ts";
import { askDesk } from "./control-socket.ts";
import type { Asked } from "./tuning-control.ts";

/** What is published in a data folder; a desk at work on it is asked. */
export async function publishedIn(
  folder: string,
  key: Uint8Array | null,
): Promise<readonly Operation[]> {
  const asked: Asked = { act: "published" };
  const told = await askDesk(folder, "tuning", JSON.stringify(asked));
  if (told !== null) return z.array(operationSchema).parse(JSON.parse(told));
  const clock = systemClock();
  const { store } = await openData({ folder, key, now: clock.now(), tell: () => {} });
  const kept = await openKeptTuning({ store, clock, log: openLog("error"), needsApproval: false });
  const published = kept.published();
  kept.close();
  await store.close();
  return published;
}
