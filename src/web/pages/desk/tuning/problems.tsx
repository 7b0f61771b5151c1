import type { ComponentChildren } from "preact";
import { useDesk } from "../parts/context.ts";
import type { Problem } from "./use-tuning.ts";

/** What is wrong with the content, each with its place and its cure. */
export function Problems({
  title,
  problems,
}: {
  readonly title: string;
  readonly problems: readonly Problem[];
}): ComponentChildren {
  const { draft: words } = useDesk().strings.tuning;
  if (problems.length === 0) return null;
  return (
    <section class="draft-problems">
      {title !== "" && <h4>{title}</h4>}
      <ul>
        {problems.map(({ file, line, message, cure }) => (
          <li key={`${file}:${line}:${message}`} lang="en">
            {message}
            {cure !== "" && <em>{cure}</em>}
            <small>{words.place(file, line)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
