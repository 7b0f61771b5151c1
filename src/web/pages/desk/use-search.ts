import { useRef, useState } from "preact/hooks";
import { post } from "../post.ts";
import { foundSchema, type Found } from "../../desk-wire.ts";

/** What was searched for, and what was found. */
export interface Search {
  readonly text: string;
  /** Null until it has come. */
  readonly found: Found | null;
  readonly isFailed: boolean;
  readonly look: (text: string) => void;
  readonly clear: () => void;
}

/** Till somebody has stopped typing. */
const PAUSE_MS = 200;

export function useSearch(): Search {
  const [text, setText] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const [isFailed, setFailed] = useState(false);
  const waiting = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef("");

  // In the body, not the address: it may be a name.
  const ask = async (sought: string): Promise<void> => {
    const answer = await post("api/staff/search", { text: sought });
    if (latest.current !== sought) return;
    const came = foundSchema.safeParse(answer.kind === "done" ? answer.body : null);
    setFailed(!came.success);
    setFound(came.success ? came.data : null);
  };
  const look = (next: string): void => {
    setText(next);
    clearTimeout(waiting.current);
    latest.current = next.trim();
    if (latest.current === "") setFound(null);
    else waiting.current = setTimeout(() => void ask(latest.current), PAUSE_MS);
  };
  return { text, found, isFailed, look, clear: () => look("") };
}
