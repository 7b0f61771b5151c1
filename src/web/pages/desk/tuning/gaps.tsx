import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { gapsSchema, type GapsShown } from "../../../understanding-wire.ts";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { read } from "../parts/use-act.ts";

/** The talks of a month are read. */
const PATIENCE_MS = 60_000;

/** What a month's talks stop at, and what of the content they never come to. */
export function Gaps(): ComponentChildren {
  const { strings, language } = useDesk();
  const { tuning, names } = strings;
  const { gaps: words } = tuning;
  const [found, setFound] = useState<GapsShown | "failed" | "awaited" | null>(null);
  const load = async (): Promise<void> => {
    setFound("awaited");
    const asked = await read("tuning/gaps", PATIENCE_MS);
    const answer = gapsSchema.safeParse(asked.kind === "done" ? asked.body : null);
    setFound(answer.success ? answer.data : "failed");
  };
  if (found === null || found === "awaited" || found === "failed")
    return (
      <p class="confusables-way">
        <button
          type="button"
          class="button-quiet button-small"
          disabled={found === "awaited"}
          onClick={() => void load()}
        >
          {found === "awaited" ? tuning.loading : words.look}
        </button>
        <span role="status">{found === "failed" && tuning.failed}</span>
      </p>
    );
  const { talks, messages, left, unvisited, dead, deadInAll } = found;
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
      <List
        title={words.dead(deadInAll)}
        items={dead.map(({ intent, text }) => words.step(nameIn(names.kinds, intent), text))}
      />
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
