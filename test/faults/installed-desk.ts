import { join } from "node:path";
import { FEATURES } from "../../src/features.ts";
import { learnAhead } from "../../src/runtime/content/load-content.ts";
import { builtDesk } from "./built-desk.ts";
import { newPlace, type Place, type StoreName } from "./place.ts";
import { keepRunning, type Hears, type Processes } from "./processes.ts";
import { smallContent } from "./small-content.ts";

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
  const built = await builtDesk();
  const place = await newPlace(name);
  const { folder, redis } = place;
  const content = smallContent(folder);
  // Once for all starts: learning would take most of each.
  const learnt = join(folder, "learnt.bin");
  await learnAhead(content, FEATURES.names, learnt);
  return {
    place,
    start: (ahead) =>
      keepRunning(
        place.processes,
        built.file,
        { folder, redis, content, learnt, plant, ahead },
        hears,
      ),
    async remove() {
      await place.remove();
      built.remove();
    },
  };
}
