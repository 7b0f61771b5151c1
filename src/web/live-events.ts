import type { Request, Response } from "express";
import type { Clock } from "../runtime/clock.ts";

/** An open stream of server-sent events. */
export interface LiveStream {
  /** `id` comes back as `Last-Event-ID` when the browser connects again. */
  send(event: string, value: unknown, id?: string): void;
  /** Resolves when what was sent is on its way to the browser, or the stream has ended. */
  drained(): Promise<void>;
  /** The same for what is JSON already: it was written once, for many streams. */
  sendJson(event: string, json: string): void;
  /** Runs once when the stream ends, whoever ended it. */
  onClose(act: () => void): void;
  end(): void;
}

/** Opens streams, and ends them all when the server stops. */
export interface LiveStreams {
  open(request: Request, response: Response): LiveStream;
  close(): void;
}

/** How soon a browser comes back after the line broke: before a resident notices. */
const RETRY_MS = 500;
/**
 * Proxies cut a silent line after 30 to 60 s. An event, not a comment, for a page can't see
 * comments and would not notice a line that died without a word.
 */
const BEAT_MS = 15_000;
/** A page that doesn't read for so long has gone away; it may connect again. */
const MOST_UNREAD_BYTES = 1024 * 1024;

export function liveStreams(clock: Clock): LiveStreams {
  const endings = new Set<() => void>();

  return {
    open(request, response) {
      response.status(200).set({
        "Content-Type": "text/event-stream; charset=utf-8",
        // no-transform: a proxy that compressed the stream would hold events back.
        "Cache-Control": "no-store, no-transform",
        "X-Accel-Buffering": "no",
        // So that an ended stream leaves no idle connection that a stopping server waits for.
        Connection: "close",
      });
      response.flushHeaders();
      response.write(`retry: ${RETRY_MS}\n\n`);

      const closers: (() => void)[] = [];
      let stopBeat = (): void => {};
      let isOpen = true;
      const write = (frame: string): void => {
        if (!isOpen) return;
        // What came before: a long frame alone is no sign that nobody reads.
        if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
        else response.write(frame);
      };
      const beat = (): void => {
        write("event: beat\ndata: 1\n\n");
        stopBeat = clock.after(BEAT_MS, beat);
      };
      const end = (): void => {
        if (!isOpen) return;
        isOpen = false;
        stopBeat();
        endings.delete(end);
        for (const act of closers) act();
        response.end();
      };
      stopBeat = clock.after(BEAT_MS, beat);
      endings.add(end);
      request.on("close", end);
      response.on("close", end);

      return {
        send(event, value, id) {
          const named = id === undefined ? "" : `id: ${id}\n`;
          // JSON has no raw line break, so one data line holds any text.
          write(`${named}event: ${event}\ndata: ${JSON.stringify(value)}\n\n`);
        },
        async drained() {
          if (!isOpen || !response.writableNeedDrain) return;
          await new Promise<void>((resolve) => {
            response.once("drain", resolve);
            closers.push(resolve);
          });
        },
        sendJson: (event, json) => write(`event: ${event}\ndata: ${json}\n\n`),
        onClose(act) {
          if (isOpen) closers.push(act);
          else act();
        },
        end,
      };
    },
    close() {
      for (const end of endings) end();
    },
  };
}
