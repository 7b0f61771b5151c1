import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Language } from "../../../wire.ts";
import type { Board } from "../../../desk-wire.ts";
import { timeWords, type TimeWords } from "../../language.ts";
import { namedStrings, STAFF_STRINGS, type StaffStrings } from "../../words/desk.ts";

/** What every part of staff's page looks at. */
export interface Desk {
  readonly board: Board;
  readonly language: Language;
  readonly strings: StaffStrings;
  readonly times: TimeWords;
  /** What to add to this device's clock to get the server's, ms. */
  readonly skew: number;
}

const NO_BOARD: Board = {
  me: { id: "", name: "", roles: [] },
  company: { zh: "", en: "" },
  zone: "Asia/Taipei",
  now: 0,
  tickets: [],
  alerts: [],
  cases: [],
  colleagues: [],
  kinds: {},
  announcements: [],
  shifts: [],
};

export const DeskContext = createContext<Desk>({
  board: NO_BOARD,
  language: "zh-Hant",
  strings: namedStrings(STAFF_STRINGS["zh-Hant"], {}),
  times: timeWords("zh-Hant", NO_BOARD.zone),
  skew: 0,
});

export const useDesk = (): Desk => useContext(DeskContext);

/** The server's clock, ms UTC, every so many seconds: only what shows seconds asks for each. */
export function useNow(everyMs = 1_000): number {
  const { skew } = useDesk();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now + skew;
}
