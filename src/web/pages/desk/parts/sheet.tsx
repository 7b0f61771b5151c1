import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import "./sheet.css";

interface Props {
  readonly title: string;
  readonly close: () => void;
  readonly closeWord: string;
  readonly children: ComponentChildren;
}

/** A dialog above the page, with the focus kept in it; Escape closes it. */
export function Sheet({ title, close, closeWord, children }: Props): ComponentChildren {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    return () => dialog.current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      <div class="sheet-body">
        <header>
          <h2 id={id}>{title}</h2>
          <button type="button" class="button-plain" onClick={close}>
            {closeWord}
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
