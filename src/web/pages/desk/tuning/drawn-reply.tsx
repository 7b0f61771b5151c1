import type { ComponentChildren } from "preact";
import type { Drawn, DrawnIn, Tried } from "../../../understanding-wire.ts";
import { useDesk } from "../parts/context.ts";
import "./drawn-reply.css";

interface Props {
  readonly reply: Tried["reply"];
  readonly place: DrawnIn;
}

/** A reply as it would stand in a channel, drawn from what the channel's renderer made of it. */
export function DrawnReply({ reply, place }: Props): ComponentChildren {
  const { tryIt: words } = useDesk().strings.tuning;
  const messages = reply[place] ?? [];
  if (messages.length === 0) return <p class="form-hint">{words.silent}</p>;
  return (
    <div class={`drawn in-${place}`}>
      {messages.map((message, n) => (
        <DrawnMessage key={n} message={message} />
      ))}
    </div>
  );
}

function DrawnMessage({ message }: { readonly message: Drawn }): ComponentChildren {
  const { frame, text, dials, choices, offeredAs } = message;
  const { tryIt: words } = useDesk().strings.tuning;
  const offered = choices.length > 0 && (
    <ul>
      {choices.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
  return (
    <>
      <div class={`drawn-message is-${frame}`}>
        {text !== "" && <p>{text}</p>}
        {dials.length > 0 && (
          <p class="drawn-dials">
            {dials.map((one) => (
              <b key={one}>☎ {one}</b>
            ))}
          </p>
        )}
        {offeredAs === "buttons" && offered}
      </div>
      {offeredAs === "chips" && offered && (
        // It may be wider than there is room: the keyboard pushes it aside, too.
        <div class="drawn-chips" role="group" aria-label={words.offered} tabIndex={0}>
          {offered}
        </div>
      )}
    </>
  );
}
