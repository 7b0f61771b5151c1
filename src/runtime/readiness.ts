import type { Store } from "../core/store.ts";
import { indexes, SYSTEM } from "../store/keys.ts";
import type { Clock } from "./clock.ts";

/** Why nothing should be sent to us just now. */
export type Unready = "store-unreachable" | "stopping";

/** Orchestrators mostly wait a second for an answer. */
const PATIENCE_MS = 800;

/** Whether the store answers, and soon. */
export async function storeAnswers(store: Store, clock: Clock): Promise<boolean> {
  let giveUp = (): void => {};
  const late = new Promise<boolean>((resolve) => {
    giveUp = clock.after(PATIENCE_MS, () => resolve(false));
  });
  const answers = store.range(SYSTEM, indexes.communities, { limit: 1 }).then(
    () => true,
    () => false,
  );
  const isThere = await Promise.race([answers, late]);
  giveUp();
  return isThere;
}
