import { useDesk } from "../parts/context.ts";
import type { MenuSource } from "./menu.tsx";

interface Mentions {
  readonly source: MenuSource;
  /** Ids of the colleagues whom a text names behind an @. */
  named(text: string): readonly string[];
}

/** Colleagues, to be named in a note. */
export function useMentions(): Mentions {
  const { board } = useDesk();
  const others = board.colleagues.filter(({ id }) => id !== board.me.id);
  return {
    source: {
      sign: "@",
      wanted: () => {},
      find: (words) =>
        others
          .filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()))
          .map(({ id, name, title }) => ({
            key: id,
            label: [name, title].filter(Boolean).join(" · "),
            text: `@${name} `,
          })),
    },
    named: (text) => others.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id),
  };
}
