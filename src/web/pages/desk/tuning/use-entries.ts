import { useCallback, useEffect, useState } from "preact/hooks";
import { entriesSchema, type ContentKind } from "../../../tuning-wire.ts";
import { read } from "../parts/use-act.ts";
import type { Entry } from "./entry-parts.ts";
import { useTuning } from "./use-tuning.ts";

/** What files of a kind hold with the draft, and anew whenever that changes; null till it is read. */
export function useEntries(kind: ContentKind): readonly Entry[] | "failed" | null {
  const { state } = useTuning();
  const seen = `${state?.version ?? 0}/${state?.draft.revision ?? 0}`;
  const [entries, setEntries] = useState<{
    readonly kind: ContentKind;
    readonly found: readonly Entry[] | "failed";
  } | null>(null);
  const load = useCallback(async (of: ContentKind): Promise<void> => {
    const asked = await read(`tuning/content?kind=${of}`);
    const found = asked.kind === "done" ? entriesSchema.safeParse(asked.body) : null;
    setEntries({ kind: of, found: found?.success === true ? found.data : "failed" });
  }, []);
  useEffect(() => void load(kind), [load, kind, seen]);
  return entries?.kind === kind ? entries.found : null;
}
