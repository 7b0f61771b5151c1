import { resolve } from "node:path";
import type { Config } from "../config.ts";
import { backUp, restore } from "../store/sqlite-backup.ts";
import { StoreRefused } from "../store/errors.ts";
import { askDesk } from "./control-socket.ts";

type Place = Pick<Config, "dataDir" | "dataKey" | "redis">;

/** @throws StoreRefused with one clear line and the cure */
export async function backup(
  { dataDir, redis }: Place,
  folder: string,
  out: (line: string) => void,
): Promise<void> {
  if (redis !== null) throw inRedis("back it up", dataDir);
  const copy = async (file: string): Promise<boolean> =>
    (await askDesk(dataDir, "backup", resolve(file))) !== null;
  const photos = await backUp(dataDir, folder, copy);
  out(`Backed up ${dataDir} to ${folder}: all records, ${photos} photos.`);
  out(
    "The key is not in it. Keep it (data.key, or DATA_KEY) in another place: without it the backup is worthless.",
  );
}

/** @throws StoreRefused with one clear line and the cure */
export async function restoreBackup(
  { dataDir, dataKey, redis }: Place,
  folder: string,
  out: (line: string) => void,
): Promise<void> {
  if (redis !== null) throw inRedis("restore it", dataDir);
  const photos = await restore(folder, dataDir, dataKey);
  out(`Restored ${folder} to ${dataDir}: all records, ${photos} photos.`);
  out(
    "What was waiting to be sent, and every clock that ran, goes on from there when the desk starts.",
  );
}

function inRedis(what: string, dataDir: string): StoreRefused {
  return new StoreRefused(
    "not-here",
    `the data is in Redis (REDIS_URL): ${what} with Redis's own tools, and copy ${dataDir}/uploads for the photos`,
  );
}
