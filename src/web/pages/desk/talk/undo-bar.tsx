import type { ComponentChildren } from "preact";
import type { Case } from "../../../case-wire.ts";
import { useDesk, useNow } from "../parts/context.ts";
import type { Acting } from "../parts/use-act.ts";

interface Props {
  readonly place: string;
  readonly talk: Case;
  readonly acting: Acting;
  readonly done: () => Promise<void>;
  /** Takes the words again. */
  readonly giveBack: (text: string) => void;
}

/** Words that are about to go: for some seconds they can be taken back. */
export function UndoBar({ place, talk, acting, done, giveBack }: Props): ComponentChildren {
  const { board, strings } = useDesk();
  const { talk: words } = strings;
  const now = useNow(500);
  const held = talk.unsent.filter(({ by, until }) => by.id === board.me.id && until > now);
  if (held.length === 0) return null;
  const takeBack = async (id: string, text: string): Promise<void> => {
    if (await acting.act(place, "unsay", { message: id })) giveBack(text);
    await done();
  };
  return (
    <ul class="undo">
      {held.map(({ id, text, until }) => (
        <li key={id}>
          <p>
            <strong>{words.unsent}</strong> {text}
          </p>
          <span>{words.undoIn(Math.ceil((until - now) / 1_000))}</span>
          <button
            type="button"
            class="button-quiet button-small"
            onClick={() => void takeBack(id, text)}
          >
            {words.undo}
          </button>
        </li>
      ))}
    </ul>
  );
}
