/** How the line to the server is. */
export type Connection = "connecting" | "open" | "broken" | "ended";

export interface FeedListener {
  /** One event, its data as JSON has it: to be parsed by its schema. */
  event(name: string, data: unknown): void;
  connection(state: Connection): void;
}

/** The server beats each 15 s; two missed ones mean that the line is dead though it looks open. */
const SILENCE_MS = 40_000;
/** When the browser gave up (a proxy's error page, say) we try again ourselves, slower and slower. */
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;

/**
 * Listens to server-sent events and stays connected through restarts, lost networks and sleeping
 * phones. `ended` is final: the session is over. Returns its stopper.
 */
export function listen(url: string, events: readonly string[], to: FeedListener): () => void {
  let source: EventSource | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_RETRY_MS;
  let isStopped = false;
  /** Where another stream goes on: the browser remembers it for one stream alone. */
  let lastId = "";

  const heard = (): void => {
    clearTimeout(silence);
    silence = setTimeout(reconnect, SILENCE_MS);
  };

  const open = (): void => {
    if (isStopped) return;
    const opened = new EventSource(
      lastId === "" ? url : `${url}?after=${encodeURIComponent(lastId)}`,
    );
    source = opened;
    heard();
    opened.addEventListener("open", () => {
      wait = FIRST_RETRY_MS;
      heard();
      to.connection("open");
    });
    opened.addEventListener("error", () => {
      to.connection("broken");
      // CONNECTING means that the browser itself tries again.
      if (opened.readyState === EventSource.CLOSED) void askWhy();
    });
    opened.addEventListener("beat", heard);
    for (const name of events) {
      opened.addEventListener(name, (message) => {
        heard();
        lastId = message.lastEventId || lastId;
        to.event(name, JSON.parse(message.data));
      });
    }
  };

  /** An EventSource doesn't tell the status; a HEAD request does, and opens no second stream. */
  const askWhy = async (): Promise<void> => {
    try {
      const { status } = await fetch(url, { method: "HEAD", cache: "no-store" });
      if (status === 401) {
        stop();
        return to.connection("ended");
      }
    } catch {
      // No network: as good a reason to wait as any.
    }
    retry = setTimeout(reconnect, wait);
    wait = Math.min(2 * wait, LAST_RETRY_MS);
  };

  function reconnect(): void {
    clearTimeout(retry);
    source?.close();
    if (!isStopped) to.connection("broken");
    open();
  }

  const reconnectIfBroken = (): void => {
    const isAwake = document.visibilityState === "visible";
    if (isAwake && source?.readyState !== EventSource.OPEN) reconnect();
  };
  addEventListener("online", reconnectIfBroken);
  document.addEventListener("visibilitychange", reconnectIfBroken);

  function stop(): void {
    isStopped = true;
    clearTimeout(silence);
    clearTimeout(retry);
    source?.close();
    removeEventListener("online", reconnectIfBroken);
    document.removeEventListener("visibilitychange", reconnectIfBroken);
  }

  to.connection("connecting");
  open();
  return stop;
}
