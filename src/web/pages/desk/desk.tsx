import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Language } from "../../wire.ts";
import { browserLanguage, timeWords } from "../language.ts";
import { nameIn, namedStrings, STAFF_STRINGS } from "../words/desk.ts";
import { Announcements } from "./announcements.tsx";
import { DangerBar } from "./danger-bar.tsx";
import { Header } from "./header.tsx";
import { KeysHelp } from "./keys-help.tsx";
import { Nav } from "./nav.tsx";
import { Overview } from "./overview.tsx";
import { DeskContext, type Desk as DeskShown } from "./parts/context.ts";
import { hearKeys, useKeys } from "./parts/keys.ts";
import { goTo, useRoute } from "./parts/route.ts";
import { soundOnGesture } from "./parts/sound.ts";
import { stored } from "./parts/stored.ts";
import { People } from "./people/people.tsx";
import { dangersOf, type Danger } from "./queue.ts";
import { QueueList } from "./queue-list.tsx";
import { Shifts } from "./shifts.tsx";
import { Talk } from "./talk/talk.tsx";
import { FileForm } from "./tickets/file-form.tsx";
import { TicketDetail } from "./tickets/ticket-detail.tsx";
import { Tickets } from "./tickets/tickets.tsx";
import { Tuning } from "./tuning/tuning.tsx";
import { useAlarm } from "./use-alarm.ts";
import { useBoard } from "./use-board.ts";
import "../base.css";
import "./desk.css";

/** Staff's page: the frame around its views, and what is never out of sight. */
export function Desk(): ComponentChildren {
  const { board, connection, skew } = useBoard();
  const [language, setLanguage] = useLanguage();
  const kinds = board?.kinds;
  const strings = useMemo(
    () => namedStrings(STAFF_STRINGS[language], kinds ?? {}),
    [language, kinds],
  );
  const zone = board?.zone ?? "Asia/Taipei";
  const times = useMemo(() => timeWords(language, zone), [language, zone]);
  useEffect(hearKeys, []);
  useEffect(soundOnGesture, []);

  if (connection === "ended")
    return (
      <main class="desk-word">
        <p>{strings.shell.ended}</p>
        <a class="button-main" href="staff">
          {strings.shell.enterAgain}
        </a>
      </main>
    );
  if (board === null)
    return (
      <main class="desk-word" role="status">
        {strings.shell.loading}
      </main>
    );
  return (
    <DeskContext.Provider value={{ board, language, strings, times, skew }}>
      <Frame desk={{ board, language, strings, times, skew }}>
        <Header connection={connection} language={language} setLanguage={setLanguage} />
      </Frame>
    </DeskContext.Provider>
  );
}

function Frame(props: {
  readonly desk: DeskShown;
  readonly children: ComponentChildren;
}): ComponentChildren {
  const { board, language, strings } = props.desk;
  const route = useRoute();
  const [isHelping, setHelping] = useState(false);
  const dangers = useMemo(() => dangersOf(board), [board]);
  const waiting = useMemo(
    () =>
      board.cases.filter(({ owner }) => owner.kind === "waiting").map((one) => one.conversation),
    [board.cases],
  );
  const where = ({ talk, ticket }: Danger): string => {
    const place = talk?.where ?? ticket?.where ?? null;
    return place === null ? "" : strings.of(place);
  };
  useAlarm(dangers, waiting, strings, where);
  useKeys({
    "?": () => setHelping(true),
    "g q": () => goTo({ view: "queue" }),
    "g t": () => goTo({ view: "tickets" }),
    "g o": () => goTo({ view: "overview" }),
    "g u": board.me.roles.includes("admin") ? () => goTo({ view: "tuning" }) : null,
    Escape: () => goTo({ view: "queue" }),
  });
  const isQueue = route.view === "queue" || route.view === "talk" || route.view === "ticket";

  return (
    <div class={`desk is-${route.view}`}>
      <DangerBar
        dangers={dangers}
        titleOf={(one) =>
          [strings.shell.danger.title(nameIn(strings.names.dangers, one.kind)), where(one)]
            .filter(Boolean)
            .join(" · ")
        }
      />
      {props.children}
      <Nav
        view={isQueue ? "queue" : route.view === "file" ? "tickets" : route.view}
        waiting={waiting.length}
      />
      {isQueue && <QueueList route={route} />}
      <main class="desk-main" id="main" tabIndex={0}>
        {route.view === "queue" && (
          <div class="desk-word">
            <p>{strings.queue.choose}</p>
            <p>{strings.queue.chooseHint}</p>
          </div>
        )}
        {route.view === "talk" && (
          <Talk
            key={`${route.channel}:${route.conversation}`}
            channel={route.channel}
            conversation={route.conversation}
          />
        )}
        {route.view === "ticket" && <TicketDetail key={route.ticket} id={route.ticket} />}
        {route.view === "tickets" && <Tickets />}
        {route.view === "file" && <FileForm />}
        {route.view === "overview" && <Overview dangers={dangers} />}
        {route.view === "shift" && <Shifts />}
        {route.view === "announcements" && <Announcements />}
        {route.view === "tuning" && <Tuning tab={route.tab ?? "unclear"} />}
        {route.view === "people" && <People language={language} />}
      </main>
      {isHelping && <KeysHelp close={() => setHelping(false)} />}
    </div>
  );
}

const kept = stored("frontdesk-staff-language", "");

function useLanguage(): readonly [Language, (language: Language) => void] {
  const [language, show] = useState<Language>(() => {
    const chosen = kept.get();
    if (chosen === "zh-Hant" || chosen === "zh-Hans" || chosen === "en") return chosen;
    return browserLanguage();
  });
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return [
    language,
    (next) => {
      kept.set(next);
      show(next);
    },
  ];
}
