import type { ComponentChildren, RefObject } from "preact";
import { useState } from "preact/hooks";

/** What a sign in the text offers: `/` phrases, `@` colleagues. */
export interface MenuSource {
  readonly sign: string;
  /** What fits the words behind the sign. */
  find(words: string): readonly MenuItem[];
  /** Asked once somebody has written the sign. */
  wanted(): void;
}

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  /** What stands in the text for it. */
  readonly text: string;
}

export interface MenuState {
  readonly isOpen: boolean;
  readonly items: readonly MenuItem[];
  /** Which is chosen. */
  readonly at: number;
  /** Looks for the sign before the caret. */
  look(field: HTMLTextAreaElement): void;
  /** Takes a key; true where it was for the menu. */
  key(event: KeyboardEvent): boolean;
  pick(item: MenuItem): void;
}

/** As many as are taken in at a glance. */
const MOST = 8;

export function useMenu(
  source: MenuSource,
  setText: (text: string) => void,
  field: RefObject<HTMLTextAreaElement>,
): MenuState {
  /** Where the sign stands, and what is written behind it. */
  const [open, setOpen] = useState<{ readonly from: number; readonly words: string } | null>(null);
  const [at, setAt] = useState(0);
  const items = open === null ? [] : source.find(open.words).slice(0, MOST);
  const isOpen = open !== null && items.length > 0;

  const look = ({ value, selectionStart }: HTMLTextAreaElement): void => {
    const before = value.slice(0, selectionStart);
    const from = before.lastIndexOf(source.sign);
    const words = before.slice(from + 1);
    const isSign =
      from >= 0 && /(^|\s|[，。！？、])$/u.test(before.slice(0, from)) && !/\s/u.test(words);
    if (!isSign) return setOpen(null);
    source.wanted();
    setAt(0);
    setOpen({ from, words });
  };
  const pick = (item: MenuItem): void => {
    const box = field.current;
    if (open === null || box === null) return;
    box.focus();
    // Text and caret at once: a key may be pressed before the next frame.
    box.setRangeText(item.text, open.from, open.from + 1 + open.words.length, "end");
    setText(box.value);
    setOpen(null);
  };
  const move = (by: number): void => setAt((at + by + items.length) % items.length);
  return {
    isOpen,
    items,
    at,
    look,
    pick,
    key(event) {
      if (!isOpen) return false;
      const chosen = items[at];
      if (event.key === "ArrowDown") move(1);
      else if (event.key === "ArrowUp") move(-1);
      else if (event.key === "Escape") setOpen(null);
      else if ((event.key === "Enter" || event.key === "Tab") && chosen !== undefined) pick(chosen);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}

interface Props {
  readonly menu: MenuState;
  readonly id: string;
  readonly title: string;
}

/** The offers above the box; the focus stays in the box. */
export function Menu({ menu, id, title }: Props): ComponentChildren {
  if (!menu.isOpen) return null;
  return (
    <ul class="composer-menu" role="listbox" id={id} aria-label={title}>
      {menu.items.map((item, n) => (
        <li
          key={item.key}
          id={`${id}-${n}`}
          role="option"
          aria-selected={n === menu.at}
          onMouseDown={(event) => {
            event.preventDefault();
            menu.pick(item);
          }}
        >
          {item.label}
        </li>
      ))}
    </ul>
  );
}
