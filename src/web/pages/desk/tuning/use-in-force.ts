import { useEffect, useState } from "preact/hooks";
import { useTuning } from "./use-tuning.ts";

/** When what was published just now is in force at the latest, on a machine at ease and on a busy one. */
const IN_FORCE_MS = [2_000, 5_000, 12_000];

/** Counts on when what was published just now may have come into force: then it is asked anew. */
export function useInForce(): number {
  const { state, isPublished } = useTuning();
  const version = state?.version;
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!isPublished) return;
    const timers = IN_FORCE_MS.map((ms) => setTimeout(() => setCount((n) => n + 1), ms));
    return () => timers.forEach(clearTimeout);
  }, [isPublished, version]);
  return count;
}
