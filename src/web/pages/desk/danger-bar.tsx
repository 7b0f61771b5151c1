import type { ComponentChildren } from "preact";
import { useDesk } from "./parts/context.ts";
import { Icon } from "./parts/icon.tsx";
import { hashOf } from "./parts/route.ts";
import { useAct } from "./parts/use-act.ts";
import { isUnseen, type Danger } from "./queue.ts";
import "./danger-bar.css";

interface Props {
  /** The unseen first. */
  readonly dangers: readonly Danger[];
  readonly titleOf: (danger: Danger) => string;
}

/** Above every view, as long as a danger lasts: who has seen it says so by name. */
export function DangerBar({ dangers, titleOf }: Props): ComponentChildren {
  const { strings, times, language } = useDesk();
  const { danger: words } = strings.shell;
  const { act, isWorking, fault } = useAct(strings);
  const unseen = dangers.filter(isUnseen);
  const [first, ...others] = unseen.length > 0 ? unseen : dangers;
  if (first === undefined) return null;
  const { alerts, talk, ticket } = first;
  const seen = alerts.find(({ seenBy }) => seenBy !== null)?.seenBy ?? null;
  const acknowledge = async (): Promise<void> => {
    for (const { id, seenBy } of alerts)
      if (seenBy === null) await act("community", "seen", { alert: id });
  };
  const isLoud = unseen.length > 0;
  const told = ticket?.issue ?? talk?.words ?? alerts[0]?.text[language] ?? "";
  const href =
    talk !== null
      ? hashOf({ view: "talk", channel: talk.channel, conversation: talk.conversation })
      : hashOf({ view: "ticket", ticket: ticket?.id ?? "" });
  return (
    <section class={`danger-bar ${isLoud ? "is-loud" : ""}`} role={isLoud ? "alert" : "status"}>
      <Icon name="danger" />
      <p>
        <strong>{titleOf(first)}</strong> <span class="danger-told">{told}</span>{" "}
        <small>
          {seen !== null && !isLoud
            ? words.acknowledged(seen.name, times.clock(seen.at))
            : words.nobody}
          {others.length > 0 && ` · ${words.more(others.length)}`}
        </small>
      </p>
      <a href={href}>{words.open}</a>
      {isLoud && alerts.length > 0 && (
        <button type="button" disabled={isWorking} onClick={() => void acknowledge()}>
          {words.seen}
        </button>
      )}
      {fault !== null && <p role="status">{fault}</p>}
    </section>
  );
}
