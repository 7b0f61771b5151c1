import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Person } from "../../../wire-people.ts";
import type { PeopleStrings } from "../../words/people.ts";

type Identity = Person["identities"][number];
const CHANNELS = ["slack", "bot-framework"] as const;

/** Who somebody is on the platforms: what they do there counts as theirs. */
export function Identities({
  identities,
  canLink,
  act,
  strings,
}: {
  readonly identities: readonly Identity[];
  readonly canLink: boolean;
  readonly act: (path: "link" | "unlink", identity: Identity) => Promise<boolean>;
  readonly strings: PeopleStrings;
}): ComponentChildren {
  const [channel, setChannel] = useState<Identity["channel"]>("slack");
  const [person, setPerson] = useState("");
  const link = async (): Promise<void> => {
    if (await act("link", { channel, person })) setPerson("");
  };

  return (
    <fieldset>
      <legend>{strings.identities}</legend>
      {identities.map((one) => (
        <div key={`${one.channel} ${one.person}`} class="people-row">
          <span>
            {strings.channels[one.channel]} · {one.person}
          </span>
          <button type="button" class="button-plain" onClick={() => void act("unlink", one)}>
            {strings.remove}
          </button>
        </div>
      ))}
      {canLink && (
        <div class="people-row">
          <select
            aria-label={strings.identities}
            value={channel}
            onChange={(event) =>
              setChannel(CHANNELS.find((one) => one === event.currentTarget.value) ?? "slack")
            }
          >
            {CHANNELS.map((one) => (
              <option key={one} value={one}>
                {strings.channels[one]}
              </option>
            ))}
          </select>
          <input
            aria-label={strings.identityHint}
            placeholder={strings.identityHint}
            maxLength={200}
            value={person}
            onInput={(event) => setPerson(event.currentTarget.value)}
          />
          <button
            type="button"
            class="button-quiet"
            disabled={person.trim() === ""}
            onClick={() => void link()}
          >
            {strings.link}
          </button>
        </div>
      )}
    </fieldset>
  );
}
