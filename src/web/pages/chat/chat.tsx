import type { ComponentChildren } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { timeWords } from "../language.ts";
import { Composer, type ComposerDraft } from "./composer.tsx";
import { Header } from "./header.tsx";
import { Log } from "./log.tsx";
import { awaitsAnswer } from "./model.ts";
import { Notice } from "./notice.tsx";
import type { Unsent } from "./outbox.ts";
import { ReachMenu } from "./reach/reach-menu.tsx";
import { useMark } from "./reach/use-mark.ts";
import { useIsVisible, useSeen } from "./reach/use-seen.ts";
import { useSound } from "./reach/use-sound.ts";
import { CHAT_STRINGS } from "../words/chat.ts";
import { useChat, type Words } from "./use-chat.ts";
import { useLanguage } from "./use-language.ts";
import { Welcome } from "./empty-chat.tsx";
import "../base.css";
import "./chat.css";

/** Until the server has told its own. */
const LIMITS = {
  characters: 4_000,
  attachments: 5,
  imageBytes: 10 * 1024 * 1024,
  fileBytes: 20 * 1024 * 1024,
};

/** The resident's page. */
export function Chat(): ComponentChildren {
  const [model, acts] = useChat();
  const { state, lines, unsent, taken } = model;
  const shown = useLanguage(state?.language ?? null);
  const { language } = shown;
  const strings = CHAT_STRINGS[language];
  const zone = state?.zone ?? "Asia/Taipei";
  const times = useMemo(() => timeWords(language, zone), [language, zone]);
  const [draft, setDraft] = useState<ComposerDraft>({ text: "", files: [] });
  const writing = useRef<HTMLTextAreaElement>(null);

  const company = state?.company[language];
  const [isBehind, setBehind] = useState(false);
  const [hasSound, switchSound] = useSound();
  const isSeen = useIsVisible() && !isBehind;
  useMark(company ?? "", lines, model.isReady, isSeen, hasSound);
  useSeen(isSeen && model.isReady ? (lines.at(-1)?.at ?? 0) : 0);

  const send = (words: Omit<Words, "language">): void => {
    acts.send({ ...words, language: shown.untold });
    shown.told();
    // On a phone the keyboard would jump up over the answer.
    if (matchMedia("(hover: hover)").matches) writing.current?.focus();
  };
  const takeBack = ({ message, photos }: Unsent): void => {
    acts.drop(message.id);
    setDraft({ text: message.text, files: photos });
    writing.current?.focus();
  };

  const isEmpty = lines.length + unsent.length + taken.length === 0;
  return (
    <div class="chat">
      <Header
        company={company ?? ""}
        owner={strings.owner[state?.owner ?? "bot"]}
        language={language}
        choose={shown.choose}
        strings={strings}
      >
        <ReachMenu language={language} hasSound={hasSound} switchSound={switchSound} />
      </Header>
      <main class="chat-main">
        {!model.isReady && isEmpty ? (
          <p class="chat-loading" role="status">
            {strings.loading}
          </p>
        ) : (
          <Log
            model={model}
            awaitsAnswer={awaitsAnswer(model)}
            strings={strings}
            language={language}
            times={times}
            choose={({ label, value }) => send({ text: label, choice: value, files: [] })}
            retry={acts.retry}
            takeBack={takeBack}
            askEarlier={acts.askEarlier}
            showEarlier={acts.show}
            behind={setBehind}
          >
            {isEmpty && (
              <Welcome
                company={company ?? ""}
                strings={strings}
                language={language}
                begin={({ text, choice }) => send({ text, choice, files: [] })}
              />
            )}
          </Log>
        )}
        <Notice connection={model.connection} strings={strings} />
        <Composer
          draft={draft}
          change={setDraft}
          send={(text, files) => send({ text, choice: null, files })}
          limits={state?.limits ?? LIMITS}
          language={language}
          strings={strings}
          writing={writing}
        />
      </main>
    </div>
  );
}
