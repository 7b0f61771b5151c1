import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../parts/context.ts";
import { useKeys } from "../parts/keys.ts";
import { talkPlace, useAct } from "../parts/use-act.ts";
import { Composer, type Writing } from "./composer.tsx";
import { HandoffCard } from "./handoff-card.tsx";
import { Lines } from "./lines.tsx";
import { TalkHead } from "./talk-head.tsx";
import { Transfer } from "./transfer.tsx";
import { useCase } from "./use-case.ts";
import "./talk.css";

interface Props {
  readonly channel: string;
  readonly conversation: string;
}

/** A conversation: what was said, what colleagues say of it, and what is known. */
export function Talk({ channel, conversation }: Props): ComponentChildren {
  const { board, strings } = useDesk();
  const { talk, isMissing, freshen, older } = useCase(channel, conversation);
  const [writing, setWriting] = useState<Writing>("reply");
  const [isPassing, setPassing] = useState(false);
  const [isCardOpen, setCardOpen] = useState(false);
  const acting = useAct(strings);
  const field = useRef<HTMLTextAreaElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const place = talkPlace({ channel, conversation });
  const isThere = talk !== null;
  useEffect(() => head.current?.focus({ preventScroll: true }), [isThere]);

  const does = async (name: string, body: object): Promise<boolean> => {
    const isDone = await acting.act(place, name, body);
    if (isDone) await freshen();
    return isDone;
  };
  const write = (what: Writing): void => {
    setWriting(what);
    requestAnimationFrame(() => field.current?.focus());
  };
  const isMine = talk?.case.owner.kind === "staff" && talk.case.owner.id === board.me.id;
  useKeys({
    r: () => write("reply"),
    n: () => write("note"),
    t: talk === null || isMine ? null : () => void does("take", {}),
  });

  if (talk === null)
    return (
      <p class="desk-word" role="status">
        {isMissing ? strings.talk.missing : strings.shell.loading}
      </p>
    );
  return (
    <div class={`talk ${isCardOpen ? "is-card-open" : ""}`}>
      <TalkHead
        headRef={head}
        talk={talk.case}
        isMine={isMine}
        isWorking={acting.isWorking}
        isCardOpen={isCardOpen}
        showCard={() => setCardOpen(!isCardOpen)}
        pass={() => setPassing(true)}
        does={(name, body) => void does(name, body)}
      />
      <Lines talk={talk} older={older} judge={does} />
      <Composer
        place={place}
        talk={talk.case}
        isMine={isMine}
        writing={writing}
        setWriting={setWriting}
        fieldRef={field}
        acting={acting}
        done={freshen}
      />
      <HandoffCard
        talk={talk.case}
        isWorking={acting.isWorking}
        does={(name, body) => void does(name, body)}
      />
      {isPassing && (
        <Transfer
          transfers={talk.case.transfers}
          acting={acting}
          close={() => setPassing(false)}
          pass={(body) => does("transfer", body)}
        />
      )}
    </div>
  );
}
