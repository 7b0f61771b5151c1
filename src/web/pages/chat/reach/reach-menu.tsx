import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { reachStateSchema, type Language, type ReachState } from "../../../wire.ts";
import { ask } from "../../post.ts";
import { REACH_STRINGS } from "../../words/reach.ts";
import { MailForm } from "./mail-form.tsx";
import { PushSwitch } from "./push-switch.tsx";
import "./reach-menu.css";

interface Props {
  readonly language: Language;
  readonly hasSound: boolean;
  readonly switchSound: (isOn: boolean) => void;
}

/** How the resident hears of what is new: a button that opens what there is to choose. */
export function ReachMenu({ language, hasSound, switchSound }: Props): ComponentChildren {
  const strings = REACH_STRINGS[language];
  const [isOpen, setOpen] = useState(false);
  const [state, setState] = useState<ReachState | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const refresh = async (): Promise<void> => {
    const answer = await ask("api/chat/reach", { cache: "no-store" });
    const read = reachStateSchema.safeParse(answer.kind === "done" ? answer.body : null);
    if (read.success) setState(read.data);
  };
  useEffect(() => {
    if (!isOpen) return;
    void refresh();
    const close = (event: KeyboardEvent | PointerEvent): void => {
      const isOutside = event.target instanceof Node && !place.current?.contains(event.target);
      if (event instanceof KeyboardEvent ? event.key !== "Escape" : !isOutside) return;
      setOpen(false);
      if (event instanceof KeyboardEvent) button.current?.focus();
    };
    addEventListener("keydown", close);
    addEventListener("pointerdown", close);
    return () => {
      removeEventListener("keydown", close);
      removeEventListener("pointerdown", close);
    };
  }, [isOpen]);

  return (
    <div class="reach" ref={place}>
      <button
        ref={button}
        type="button"
        class="reach-button"
        aria-expanded={isOpen}
        aria-controls="reach-panel"
        aria-label={strings.open}
        title={strings.open}
        onClick={() => setOpen(!isOpen)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5a2.2 2.2 0 0 0 4 0" />
        </svg>
      </button>
      <section id="reach-panel" class="reach-panel" aria-label={strings.open} hidden={!isOpen}>
        <h2>{strings.title}</h2>
        <p class="reach-why">{strings.why}</p>
        <label class="reach-switch">
          <span>{strings.sound}</span>
          <input
            type="checkbox"
            role="switch"
            checked={hasSound}
            onChange={(event) => switchSound(event.currentTarget.checked)}
          />
        </label>
        {state !== null && <PushSwitch pushKey={state.pushKey} strings={strings} />}
        {state?.mailOffered === true && (
          <MailForm
            mail={state.mail}
            language={language}
            strings={strings}
            changed={() => void refresh()}
          />
        )}
        <a class="reach-status" href="status">
          {strings.status}
        </a>
      </section>
    </div>
  );
}
