import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { StaffTicket } from "../../wire.ts";
import { timeWords } from "../language.ts";
import { Alerts } from "./alerts.tsx";
import { Announcements } from "./announcements.tsx";
import { STAFF_STRINGS, type StaffLanguage } from "../words/desk.ts";
import { TicketCard } from "./ticket-card.tsx";
import { useBoard } from "./use-board.ts";
import { Waiting } from "./waiting.tsx";
import "../base.css";
import "./desk.css";

const SECTIONS = ["waiting", "open", "done"] as const;
type Section = (typeof SECTIONS)[number];

/** Staff's first screen: what has come in, who takes it, what is due. */
export function Desk(): ComponentChildren {
  const { board, connection, skew, arrived } = useBoard();
  const [language, setLanguage] = useLanguage();
  const strings = STAFF_STRINGS[language];
  const zone = board?.zone ?? "Asia/Taipei";
  const times = useMemo(
    () => timeWords(language === "zh" ? "zh-Hant" : "en", zone),
    [language, zone],
  );
  const now = useNow() + skew;

  const tickets = board?.tickets ?? [];
  const sought = useSought(tickets);
  const waiting = tickets.filter(({ status }) => status === "recorded").length;
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) ${strings.desk}` : strings.desk;
  }, [waiting, strings]);

  const company = language === "zh" ? board?.company.zh : board?.company.en;
  return (
    <div class="desk">
      <header class="desk-header">
        <h1>
          {strings.desk}
          {company !== undefined && <span>{company}</span>}
        </h1>
        <p class={`desk-connection is-${connection}`} role="status">
          {strings.connection[connection]}
        </p>
        {board !== null && <p>{strings.signedInAs(board.staff)}</p>}
        <button
          type="button"
          class="button-plain"
          lang={strings.other.lang}
          onClick={() => setLanguage(strings.other.language)}
        >
          {strings.other.name}
        </button>
      </header>
      {connection === "ended" ? (
        <main class="desk-word">
          {strings.ended} <a href="staff">{strings.signInAgain}</a>
        </main>
      ) : board === null ? (
        <main class="desk-word" role="status">
          {strings.loading}
        </main>
      ) : (
        <div class="desk-columns">
          <div>
            <Alerts alerts={board.alerts} strings={strings} times={times} />
            <Announcements
              announcements={board.announcements}
              now={now}
              strings={strings}
              times={times}
            />
          </div>
          <main class="desk-tickets">
            <p class="unseen" role="status">
              {arrived !== null && strings.arrived(arrived)}
            </p>
            <Waiting waiting={board.waiting} now={now} strings={strings} />
            {SECTIONS.map((section) => {
              const own = tickets.filter((ticket) => sectionOf(ticket) === section);
              return (
                <section key={section} aria-labelledby={`section-${section}`}>
                  <h2 id={`section-${section}`}>
                    {strings.sections[section]} <span class="desk-count">{own.length}</span>
                  </h2>
                  {own.length === 0 && (
                    <p class="desk-none">
                      {section === "waiting"
                        ? `${strings.nothingWaiting} ${tickets.length === 0 ? strings.empty : ""}`
                        : section === "open"
                          ? strings.nothingOpen
                          : strings.nothingDone}
                    </p>
                  )}
                  {own.map((ticket) => (
                    <TicketCard
                      key={ticket.id}
                      ticket={ticket}
                      now={now}
                      isSought={ticket.id === sought}
                      strings={strings}
                      times={times}
                    />
                  ))}
                </section>
              );
            })}
          </main>
        </div>
      )}
    </div>
  );
}

function sectionOf({ status }: StaffTicket): Section {
  switch (status) {
    case "recorded":
      return "waiting";
    case "in-progress":
      return "open";
    case "resolved":
    case "cancelled":
      return "done";
  }
}

/** This device's clock, second by second. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/**
 * The ticket that the page's address names behind its #, as the links in alerts do. It is gone to
 * once it is there: tickets come later than the page, and the browser looked for it too early.
 */
function useSought(shown: readonly StaffTicket[]): string {
  const [sought, seek] = useState(soughtNow);
  useEffect(() => {
    const look = (): void => seek(soughtNow);
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  const isThere = shown.some(({ id }) => id === sought);
  useEffect(() => {
    const card = isThere ? document.getElementById(sought) : null;
    card?.scrollIntoView();
    card?.focus({ preventScroll: true });
  }, [sought, isThere]);
  return sought;
}

const soughtNow = (): string => location.hash.slice(1);

const STORAGE_KEY = "frontdesk-staff-language";

function useLanguage(): readonly [StaffLanguage, (language: StaffLanguage) => void] {
  const [language, show] = useState<StaffLanguage>(() => {
    const stored = localStorage.getItem(STORAGE_KEY);
    if (stored === "zh" || stored === "en") return stored;
    return navigator.language.startsWith("en") ? "en" : "zh";
  });
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-Hant" : "en";
    localStorage.setItem(STORAGE_KEY, language);
  }, [language]);
  return [language, show];
}
