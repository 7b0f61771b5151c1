import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { HOLD_MS, LONGEST_REPLY, type Case } from "../../../case-wire.ts";
import type { KeptFile } from "../../../wire.ts";
import { useDesk } from "../parts/context.ts";
import { FilePicker } from "../parts/file-picker.tsx";
import { Icon } from "../parts/icon.tsx";
import type { Acting } from "../parts/use-act.ts";
import { Findings } from "./findings.tsx";
import { Menu, useMenu } from "./menu.tsx";
import { UndoBar } from "./undo-bar.tsx";
import { useDraft } from "./use-draft.ts";
import { mended, useFindings, type Named } from "./use-findings.ts";
import { useMentions } from "./use-mentions.ts";
import { usePhrases } from "./use-phrases.ts";
import "./composer.css";

interface Props {
  /** Of the conversation's acts. */
  readonly place: string;
  readonly talk: Case;
  readonly isMine: boolean;
  readonly writing: Writing;
  readonly setWriting: (what: Writing) => void;
  readonly fieldRef: RefObject<HTMLTextAreaElement>;
  readonly acting: Acting;
  readonly done: () => Promise<void>;
}

const MODES = ["reply", "note"] as const;
export type Writing = (typeof MODES)[number];

/** Where words to the resident are written, and notes that they never see: never to be confused. */
export function Composer(props: Props): ComponentChildren {
  const { place, talk, isMine, writing, setWriting, fieldRef, acting, done } = props;
  const { strings } = useDesk();
  const { talk: words, queue, shell } = strings;
  const id = useId();
  const [text, setText] = useDraft(`${place}:${writing}`);
  const [files, setFiles] = useState<readonly KeptFile[]>([]);
  const [promise, setPromise] = useState<Named | null>(null);
  const isReply = writing === "reply";
  const isAnothers = talk.owner.kind === "staff" && !isMine;
  const isClosed = isReply && isAnothers;
  const findings = useFindings(place, isReply && !isClosed ? text : "", strings.language);
  const mentions = useMentions();
  const phrases = usePhrases(place);
  const menu = useMenu(isReply ? phrases : mentions.source, setText, fieldRef);
  const whom = talk.name ?? queue.unknownResident;
  const over = text.length - LONGEST_REPLY;
  const isEmpty = text.trim() === "" && (!isReply || files.length === 0);

  useEffect(() => {
    const box = fieldRef.current;
    if (box === null) return;
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight + 2, 240)}px`;
  }, [text, writing]);

  const send = async (): Promise<void> => {
    if (isEmpty || over > 0 || isClosed || acting.isWorking) return;
    const told = text.trim();
    const isSent = isReply
      ? await acting.act(place, "say", {
          text: told,
          hold: HOLD_MS,
          ...(files.length === 0 ? {} : { attachments: files.map((one) => one.id) }),
          ...(promise === null ? {} : { promise: { due: new Date(promise.due).toISOString() } }),
        })
      : await acting.act(place, "note", { text: told, mentions: mentions.named(told) });
    if (!isSent) return;
    setText("");
    setFiles([]);
    setPromise(null);
    await done();
  };

  return (
    <form
      class={`composer is-${writing}`}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {isReply && (
        <UndoBar place={place} talk={talk} acting={acting} done={done} giveBack={setText} />
      )}
      <div class="composer-modes" role="group" aria-label={words.lines}>
        {MODES.map((mode) => (
          <button
            key={mode}
            type="button"
            aria-pressed={writing === mode}
            onClick={() => setWriting(mode)}
          >
            {mode === "note" && <Icon name="lock" />}
            {words[mode]}
          </button>
        ))}
        <p id={`${id}-to`}>
          {!isReply
            ? words.noteFor
            : isClosed
              ? words.replyOwned(talk.owner.name ?? "")
              : words.replyTo(whom)}
        </p>
      </div>
      <Menu menu={menu} id={`${id}-menu`} title={isReply ? words.phrases : words.mentions} />
      <textarea
        ref={fieldRef}
        rows={2}
        disabled={isClosed}
        aria-label={isReply ? words.reply : words.note}
        aria-describedby={`${id}-to`}
        aria-controls={menu.isOpen ? `${id}-menu` : undefined}
        aria-activedescendant={menu.isOpen ? `${id}-menu-${menu.at}` : undefined}
        placeholder={isReply ? words.write : words.writeNote}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          menu.look(event.currentTarget);
        }}
        onKeyDown={(event) => {
          if (event.isComposing || event.keyCode === 229) return;
          if (menu.key(event)) return;
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            void send();
          } else if (event.key === "Escape") {
            event.stopPropagation();
            event.currentTarget.blur();
          }
        }}
      />
      {isReply && (
        <Findings
          findings={findings}
          promise={promise}
          setPromise={setPromise}
          mend={(one) => {
            setText(mended(text, one));
            fieldRef.current?.focus();
          }}
        />
      )}
      <div class="composer-foot">
        {isReply && !isClosed ? (
          <FilePicker label={words.attach} place={place} files={files} setFiles={setFiles} />
        ) : (
          <span />
        )}
        <p class="composer-hint" role="status">
          {acting.fault ??
            (over > 0
              ? words.tooLong(over)
              : isReply && !isMine && !isClosed
                ? words.replyTakes
                : text === ""
                  ? ""
                  : words.draft)}
        </p>
        <button
          type="submit"
          class="button-main"
          disabled={isEmpty || over > 0 || isClosed || acting.isWorking}
        >
          <Icon name={isReply ? "send" : "lock"} />
          {acting.isWorking ? shell.working : isReply ? words.send : words.sendNote}
        </button>
      </div>
    </form>
  );
}
