import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type * as z from "zod/mini";
import { useDesk } from "../parts/context.ts";
import { read } from "../parts/use-act.ts";

/** What takes the desk a while, and so is found only when somebody asks for it. */
export function useAskedOnce<T>(path: string, schema: z.ZodMiniType<T>, patienceMs: number) {
  const { tuning } = useDesk().strings;
  const [found, setFound] = useState<T | null>(null);
  const [state, setState] = useState<"idle" | "awaited" | "failed">("idle");
  const load = async (): Promise<void> => {
    setState("awaited");
    const asked = await read(path, patienceMs);
    const answer = schema.safeParse(asked.kind === "done" ? asked.body : null);
    if (answer.success) setFound(answer.data);
    else setState("failed");
  };
  /** The button that asks, and what it says meanwhile. */
  const way = (ask: string, awaited: string): ComponentChildren => (
    <p class="confusables-way">
      <button
        type="button"
        class="button-quiet button-small"
        disabled={state === "awaited"}
        onClick={() => void load()}
      >
        {state === "awaited" ? awaited : ask}
      </button>
      <span role="status">{state === "failed" && tuning.failed}</span>
    </p>
  );
  return { found, way };
}
