import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Language, ReachState } from "../../../wire.ts";
import { post, type Posted } from "../../post.ts";
import type { ReachStrings } from "../../words/reach.ts";

interface Props {
  readonly mail: ReachState["mail"];
  readonly language: Language;
  readonly strings: ReachStrings;
  readonly changed: () => void;
}

/** An address for the time when nobody looks at the page: given, confirmed by a mail, taken back. */
export function MailForm({ mail, language, strings, changed }: Props): ComponentChildren {
  const [address, setAddress] = useState("");
  const [isWorking, setWorking] = useState(false);
  const [refusal, setRefusal] = useState("");

  const send = async (what: Promise<Posted>): Promise<void> => {
    setWorking(true);
    setRefusal("");
    const posted = await what;
    setWorking(false);
    if (posted.kind === "done") {
      setAddress("");
      changed();
    } else
      setRefusal(posted.kind === "refused" ? reason(posted, language, strings) : strings.failed);
  };

  return (
    <form
      class="reach-mail"
      onSubmit={(event) => {
        event.preventDefault();
        void send(post("api/chat/mail", { address: address.trim(), language }));
      }}
    >
      <h3>{strings.mail}</h3>
      {mail?.confirmed === true ? (
        <p>{strings.confirmed(mail.address)}</p>
      ) : (
        <>
          <p>{mail === null ? strings.mailWhy : strings.asked(mail.address)}</p>
          <label for="reach-address">{strings.address}</label>
          <div class="reach-row">
            <input
              id="reach-address"
              type="email"
              required
              maxLength={254}
              autocomplete="email"
              value={address}
              onInput={(event) => setAddress(event.currentTarget.value)}
            />
            <button type="submit" class="button-main" disabled={isWorking}>
              {strings.giveMail}
            </button>
          </div>
        </>
      )}
      {mail !== null && (
        <button
          type="button"
          class="button-quiet"
          disabled={isWorking}
          onClick={() => void send(post("api/chat/mail/stop", {}))}
        >
          {strings.stopMail}
        </button>
      )}
      <p class="reach-note" role="status">
        {refusal}
      </p>
    </form>
  );
}

function reason(
  { message }: Extract<Posted, { kind: "refused" }>,
  language: Language,
  strings: ReachStrings,
): string {
  return message?.[language] ?? strings.failed;
}
