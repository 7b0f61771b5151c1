import type { ComponentChildren } from "preact";
import type { DrawnIn, Tried } from "../../../understanding-wire.ts";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { DrawnReply } from "./drawn-reply.tsx";
import "./tried-shown.css";

interface Props {
  readonly title: string;
  readonly tried: Tried;
  /** In which channel the reply is drawn. */
  readonly place: DrawnIn;
}

/** What would be made of a message, and what spoke for it. */
export function TriedShown({ title, tried, place }: Props): ComponentChildren {
  const { strings } = useDesk();
  const { names } = strings;
  const { tryIt: words, decisions } = strings.tuning;
  const { reply, ranked, thresholds, danger } = tried;
  const kind = (intent: string): string => nameIn(names.kinds, intent);
  const kinds = (all: readonly string[]): string => all.map(kind).join("、");
  const told = TOLD.flatMap((name) => {
    const value = tried.entities[name];
    return value === null ? [] : [{ name, value }];
  });
  return (
    <section class={`panel tried is-${tried.decision}`}>
      <h3>{title}</h3>
      <p class="tried-verdict">
        <b>{words.takes(kind(tried.intent))}</b>
        <span class="tried-decision">{decisions[tried.decision]}</span>
      </p>
      <p class="form-hint">
        {words.sure(percent(tried.confidence))} ·{" "}
        {words.actFrom(percent(thresholds.act), percent(thresholds.ask))}
      </p>
      <h4>{words.says}</h4>
      <DrawnReply reply={reply} place={place} />
      <ul class="tried-facts">
        {told.length === 0 && <li>{words.toldNothing}</li>}
        {told.map(({ name, value }) => (
          <li key={name}>{strings.pair(words.entities[name], value)}</li>
        ))}
        <li class={danger === null ? undefined : "is-danger"}>
          {danger === null
            ? words.noDanger
            : `${words.danger(nameIn(names.dangers, danger.kind), percent(danger.likely))} · ${
                danger.named ? words.named : words.alike
              }`}
        </li>
        {tried.opens.length > 0 && <li>{words.opens(kinds(tried.opens))}</li>}
        {tried.alarms && <li>{words.alarms}</li>}
        {tried.matters.length > 1 && <li>{words.matters(kinds(tried.matters))}</li>}
      </ul>
      <h4>{words.candidates}</h4>
      <ol class="tried-ranked">
        {ranked.map(({ intent, score, phrase, parts }) => (
          <li key={intent}>
            <span>{kind(intent)}</span>
            <meter min={0} max={1} value={score} aria-hidden="true" />
            <span>{percent(score)}%</span>
            <small>{phrase === "" ? words.noPhrase : marked(phrase, parts)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

const TOLD = ["unit", "name", "phone", "when", "place"] as const;

const percent = (share: number): number => Math.round(share * 100);

/** A phrase with what the message has of it as well. */
function marked(phrase: string, parts: readonly string[]): ComponentChildren {
  let from = 0;
  const shown: ComponentChildren[] = [];
  for (const part of parts) {
    const at = phrase.indexOf(part, from);
    if (at < 0) continue;
    shown.push(phrase.slice(from, at), <mark>{part}</mark>);
    from = at + part.length;
  }
  return [...shown, phrase.slice(from)];
}
