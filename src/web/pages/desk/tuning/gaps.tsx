import type { ComponentChildren } from "preact";
import { gapsSchema, type GapsShown } from "../../../understanding-wire.ts";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { useAskedOnce } from "./asked-once.tsx";

/** The talks of a month are read. */
const PATIENCE_MS = 60_000;

/** What a month's talks stop at, and what of the content they never come to. */
export function Gaps(): ComponentChildren {
  const { strings, language } = useDesk();
  const { tuning, names } = strings;
  const { gaps: words } = tuning;
  const { found, way } = useAskedOnce("tuning/gaps", gapsSchema, PATIENCE_MS);
  if (found === null) return way(words.look, tuning.loading);
  const { talks, messages, left, unvisited, dead, deadFrom } = found;
  const step = ({ dialog, question, named }: GapsShown["unvisited"][number]): string =>
    words.step(nameIn(names.kinds, dialog), named?.[language] ?? words.readBack(question));
  return (
    <section aria-labelledby="gaps-title">
      <h3 id="gaps-title">{words.title}</h3>
      <p class="form-hint">{words.of(talks, messages)}</p>
      <List
        title={words.left(left.length)}
        items={left.map((one) => `${step(one)} · ${tuning.unclear.times(one.count)}`)}
      />
      <List title={words.unvisited(unvisited.length)} items={unvisited.map(step)} />
      {dead === null ? (
        <p class="form-hint">{words.deadUntold(deadFrom)}</p>
      ) : (
        <List
          title={words.dead(dead.count)}
          items={dead.first.map(({ intent, text }) =>
            words.step(nameIn(names.kinds, intent), text),
          )}
        />
      )}
    </section>
  );
}

function List({
  title,
  items,
}: {
  readonly title: string;
  readonly items: readonly string[];
}): ComponentChildren {
  return (
    <details class="unclear-mended">
      <summary>{title}</summary>
      <ul class="unclear-others">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </details>
  );
}
