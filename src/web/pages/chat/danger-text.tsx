import type { ComponentChildren } from "preact";
import type { WireLine } from "../../wire.ts";
import type { ChatStrings } from "../words/chat.ts";
import "./danger-text.css";

interface Props {
  readonly parts: NonNullable<WireLine["danger"]>;
  readonly strings: ChatStrings;
}

/** Words to somebody in danger, their numbers to be pressed. */
export function DangerText({ parts, strings }: Props): ComponentChildren {
  return (
    <p class="bubble-text danger-text">
      <svg viewBox="0 0 24 24" role="img" aria-label={strings.danger}>
        <path d="M12 3.5 22 20.5H2zM12 9.5v5.5M12 17.6v.4" />
      </svg>
      {parts.map(({ text, tel }) =>
        tel === null ? (
          text
        ) : (
          <a class="dial" href={`tel:${tel}`}>
            {text}
          </a>
        ),
      )}
    </p>
  );
}
