import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { post } from "../../post.ts";
import { pushState, subscribe, unsubscribe } from "../../push-subscription.ts";
import type { ReachStrings } from "../../words/reach.ts";

/** Push on this device, where its browser has it. */
export function PushSwitch({
  pushKey,
  strings,
}: {
  readonly pushKey: string;
  readonly strings: ReachStrings;
}): ComponentChildren {
  const [state, setState] = useState(() => pushState("chat"));
  const [isWorking, setWorking] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  if (state === "unsupported") return null;

  const turn = async (isOn: boolean): Promise<void> => {
    setWorking(true);
    setFailed(false);
    const tell = (device: object): ReturnType<typeof post> => post("api/chat/devices", device);
    const forget = (endpoint: string): ReturnType<typeof post> =>
      post("api/chat/devices/forget", { endpoint });
    const became = isOn
      ? await subscribe({ purpose: "chat", key: pushKey, tell })
      : await unsubscribe("chat", forget);
    setWorking(false);
    setFailed(became === "failed");
    setState(became === "failed" ? "off" : became);
  };

  return (
    <div>
      <label class="reach-switch">
        <span>
          {strings.push}
          <small>{strings.pushWhy}</small>
        </span>
        <input
          type="checkbox"
          role="switch"
          // While it is asked for it shows what was wished.
          checked={isWorking ? state !== "on" : state === "on"}
          disabled={isWorking || state === "denied"}
          onChange={(event) => void turn(event.currentTarget.checked)}
        />
      </label>
      <p class="reach-note" role="status">
        {state === "denied" ? strings.pushDenied : hasFailed && strings.pushFailed}
      </p>
    </div>
  );
}
