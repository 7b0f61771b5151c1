import type { ComponentChildren, RefObject } from "preact";
import type { Case } from "../../../case-wire.ts";
import { nameIn } from "../../words/desk.ts";
import { useDesk, useNow } from "../parts/context.ts";
import { span } from "../parts/due.ts";
import { Icon } from "../parts/icon.tsx";
import { hashOf } from "../parts/route.ts";

interface Props {
  readonly headRef: RefObject<HTMLHeadingElement>;
  readonly talk: Case;
  readonly isMine: boolean;
  readonly isWorking: boolean;
  readonly isCardOpen: boolean;
  readonly showCard: () => void;
  readonly pass: () => void;
  readonly does: (name: string, body: object) => void;
}

/** Who it is, whose it is now, and what can be done about that. */
export function TalkHead(props: Props): ComponentChildren {
  const { headRef, talk, isMine, isWorking, isCardOpen, showCard, pass, does } = props;
  const { strings } = useDesk();
  const { talk: words, card, names, queue, shell } = strings;
  const now = useNow();
  const { owner } = talk;
  const title = [talk.where && strings.of(talk.where), talk.name ?? queue.unknownResident];
  const danger = talk.dangers.find(({ over }) => !over) ?? talk.dangers[0];
  return (
    <header class="talk-head">
      <a class="talk-back" href={hashOf({ view: "queue" })}>
        <Icon name="back" />
        <span class="unseen">{shell.back}</span>
      </a>
      <div class="talk-who">
        <h2 tabIndex={-1} ref={headRef}>
          {danger !== undefined && (
            <b class="talk-danger">
              <Icon name="danger" />
              {nameIn(names.dangers, danger.kind)}
            </b>
          )}
          {talk.apart !== null && <Icon name="lock" />}
          {title.filter(Boolean).join(" · ")}
        </h2>
        <p class={`talk-owner is-${owner.kind} ${isMine ? "is-mine" : ""}`} aria-live="polite">
          {ownerWords(talk, isMine, now)}
        </p>
      </div>
      <div class="talk-buttons">
        {!isMine && (
          <button
            type="button"
            class="button-main"
            disabled={isWorking}
            title={words.takeHint}
            onClick={() => does("take", {})}
          >
            {owner.kind === "staff" ? words.takeOver(owner.name ?? "") : words.take}
          </button>
        )}
        {isMine && (
          <>
            <button type="button" class="button-quiet" disabled={isWorking} onClick={pass}>
              {words.transfer}
            </button>
            <button
              type="button"
              class="button-quiet"
              disabled={isWorking}
              onClick={() => does("return", {})}
            >
              {words.giveBack}
            </button>
            <details class="talk-more">
              <summary aria-label={words.more}>
                <Icon name="more" />
              </summary>
              <div>
                <button
                  type="button"
                  class="button-plain"
                  disabled={isWorking}
                  title={words.apartHint}
                  onClick={() => does("apart", { on: talk.apart === null })}
                >
                  {talk.apart === null ? words.apart : words.notApart}
                </button>
                <button
                  type="button"
                  class="button-plain"
                  disabled={isWorking}
                  onClick={() => does("close", {})}
                >
                  {words.closeTalk}
                </button>
              </div>
            </details>
          </>
        )}
        <button
          type="button"
          class="button-plain talk-card-button"
          aria-expanded={isCardOpen}
          onClick={showCard}
        >
          <Icon name="card" />
          <span>{isCardOpen ? card.hide : card.show}</span>
        </button>
      </div>
    </header>
  );

  function ownerWords({ owner: of }: Case, mine: boolean, at: number): string {
    switch (of.kind) {
      case "staff":
        return mine ? words.nowWithYou : words.nowWith(of.name ?? "");
      case "waiting":
        return words.nowWaiting(span(at - (of.since ?? at), names));
      case "bot":
        return words.nowBot;
      case "closed":
        return words.nowClosed;
    }
  }
}
