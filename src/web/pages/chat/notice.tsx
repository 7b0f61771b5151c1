import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Connection } from "../feed.ts";
import type { ChatStrings } from "../words/chat.ts";
import "./notice.css";

interface Props {
  readonly connection: Connection;
  readonly strings: ChatStrings;
}

/** A line that is back within this was hardly gone: no word about it. */
const UNNOTICED_MS = 800;

/** A quiet word when the line to the server is not well. */
export function Notice({ connection, strings }: Props): ComponentChildren {
  const [isLong, setLong] = useState(false);
  const [isOnline, setOnline] = useState(navigator.onLine);

  useEffect(() => {
    setLong(false);
    if (connection !== "broken") return;
    const timer = setTimeout(() => setLong(true), UNNOTICED_MS);
    return () => clearTimeout(timer);
  }, [connection]);

  useEffect(() => {
    const look = (): void => setOnline(navigator.onLine);
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);

  return (
    <div class="notice-place" role="status">
      {connection === "ended" ? (
        <p class="notice">
          {strings.sessionOver}{" "}
          <button type="button" class="button-plain" onClick={() => location.reload()}>
            {strings.reload}
          </button>
        </p>
      ) : !isOnline ? (
        <p class="notice">{strings.offline}</p>
      ) : (
        isLong && <p class="notice">{strings.reconnecting}</p>
      )}
    </div>
  );
}
