import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { SignInStrings } from "../words/sign-in.ts";

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: "text" | "email" | "password";
  readonly autocomplete: "name" | "username" | "current-password" | "new-password" | "off";
  readonly longest: number;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly error: string | null;
  /** Has the cursor when the page comes. */
  readonly isFirst?: boolean;
  readonly strings: SignInStrings;
}

/** A field with its label, and with what is wrong with it underneath; it then has the cursor. */
export function Field(props: Props): ComponentChildren {
  const { id, label, hint, type = "text", error, isFirst, strings } = props;
  const [isShown, setShown] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFirst === true) field.current?.focus();
  }, []);
  useEffect(() => {
    if (error !== null) field.current?.focus();
  }, [error]);
  const notes = [hint && `${id}-hint`, error !== null && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-box">
        <input
          ref={field}
          id={id}
          type={type === "password" && isShown ? "text" : type}
          autocomplete={props.autocomplete}
          autocapitalize="off"
          spellcheck={false}
          maxLength={props.longest}
          value={props.value}
          aria-invalid={error !== null}
          {...(notes === "" ? {} : { "aria-describedby": notes })}
          onInput={(event) => props.onValue(event.currentTarget.value)}
        />
        {type === "password" && (
          <button
            type="button"
            class="button-plain"
            aria-label={isShown ? strings.hidePassword : strings.showPassword}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? strings.hide : strings.show}
          </button>
        )}
      </div>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
      <p id={`${id}-error`} class="field-error" role="alert">
        {error}
      </p>
    </div>
  );
}
