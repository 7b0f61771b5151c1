import { useEffect, useRef } from "preact/hooks";
import { nameIn, type StaffStrings } from "../words/desk.ts";
import { chime, ring } from "./parts/sound.ts";
import { stored } from "./parts/stored.ts";
import { isUnseen, type Danger } from "./queue.ts";

/** Whether it rings once when somebody begins to wait; a danger rings whatever is chosen. */
export const chimes = stored("frontdesk-chimes", "on");

/** So often a danger rings until somebody says by name that they have seen it. */
const RING_MS = 4_000;
const BLINK_MS = 1_000;

/** Says by title, sound and desktop notification what nobody may overlook. */
export function useAlarm(
  dangers: readonly Danger[],
  waiting: readonly string[],
  strings: StaffStrings,
  where: (danger: Danger) => string,
): void {
  const unseen = dangers.filter(isUnseen);
  const [first] = unseen;
  const { shell, names } = strings;
  const kind = first === undefined ? null : nameIn(names.dangers, first.kind);
  const rest = waiting.length > 0 ? `(${waiting.length}) ${shell.desk}` : shell.desk;
  const alarm = first === undefined || kind === null ? null : `${kind} ${where(first)}`.trim();

  useEffect(() => {
    document.title = alarm === null ? rest : `⚠ ${alarm} · ${shell.desk}`;
    if (alarm === null) return;
    let isOn = true;
    const blink = setInterval(() => {
      isOn = !isOn;
      document.title = isOn ? `⚠ ${alarm} · ${shell.desk}` : `【${shell.danger.mark}】${rest}`;
    }, BLINK_MS);
    return () => clearInterval(blink);
  }, [alarm, rest, shell]);

  const isRinging = alarm !== null;
  useEffect(() => {
    if (!isRinging) return;
    ring();
    const timer = setInterval(ring, RING_MS);
    return () => clearInterval(timer);
  }, [isRinging]);

  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const danger of unseen) {
      if (told.current.has(danger.key)) continue;
      told.current.add(danger.key);
      const title = shell.danger.title(nameIn(names.dangers, danger.kind));
      notify(danger.key, title, where(danger));
    }
  });

  const before = useRef<ReadonlySet<string> | null>(null);
  const now = waiting.join(" ");
  useEffect(() => {
    const known = before.current;
    before.current = new Set(waiting);
    if (known === null || chimes.get() === "off") return;
    if (waiting.some((name) => !known.has(name))) chime();
  }, [now]);
}

/** Where nobody looks at the page; one a danger, whatever comes to it. */
function notify(tag: string, title: string, body: string): void {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const shown = new Notification(title, { body, tag, requireInteraction: true });
  shown.addEventListener("click", () => {
    window.focus();
    shown.close();
  });
}
