import { BadCommit, type Store } from "../core/store.ts";
import type { Metrics } from "./metrics.ts";

/** The same store; what it could not do is counted. A commit that was our mistake is not its fault. */
export function meteredStore(store: Store, metrics: Metrics): Store {
  const counted = async <T>(operation: keyof Store, work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (thrown) {
      if (!(thrown instanceof BadCommit)) metrics.storeFailed(operation);
      throw thrown;
    }
  };
  return {
    ...store,
    get: (...of) => counted("get", store.get(...of)),
    range: (...of) => counted("range", store.range(...of)),
    count: (...of) => counted("count", store.count(...of)),
    commit: (...of) => counted("commit", store.commit(...of)),
  };
}
