import type { ComponentChildren } from "preact";
import type { ChatStrings } from "../words/chat.ts";
import "./typing.css";

/** A sign that an answer is being written; shown by its style after a moment, and not for ever. */
export function Typing({ strings }: { readonly strings: ChatStrings }): ComponentChildren {
  return (
    <p class="typing">
      <span class="unseen">{strings.answering}</span>
      <i />
      <i />
      <i />
    </p>
  );
}
