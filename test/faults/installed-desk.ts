import { builtDesk } from "./built-desk.ts";
import { newPlace, type Place, type StoreName } from "./place.ts";
import { keepRunning, type Hears, type Processes } from "./processes.ts";

/** A desk that was installed and can be started, on a store of its own. */
export interface InstalledDesk {
  readonly place: Place;
  /** Starts all its processes. @param ahead so many ms their clocks are ahead */
  start(ahead: number): Promise<Processes>;
  remove(): Promise<void>;
}

/** @param plant a mistake of `plant.ts`, or none */
export async function installDesk(
  name: StoreName,
  plant: string,
  hears: Hears,
): Promise<InstalledDesk> {
  const { file, ...content } = await builtDesk();
  const place = await newPlace(name);
  const { folder, redis, processes } = place;
  return {
    place,
    start: (ahead) =>
      keepRunning(processes, file, { folder, redis, ...content, plant, ahead }, hears),
    remove: () => place.remove(),
  };
}
