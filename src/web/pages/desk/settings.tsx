import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "./parts/context.ts";
import { singleKeys } from "./parts/keys.ts";
import { Sheet } from "./parts/sheet.tsx";
import type { Stored } from "./parts/stored.ts";
import { chimes } from "./use-alarm.ts";
import "./settings.css";

/** What each colleague sets for the device in front of them. */
export function Settings({ close }: { readonly close: () => void }): ComponentChildren {
  const { shell } = useDesk().strings;
  const [permission, setPermission] = useState(() =>
    "Notification" in window ? Notification.permission : "denied",
  );
  return (
    <Sheet title={shell.menu} close={close} closeWord={shell.close}>
      <div class="settings">
        <Switch of={chimes} label={shell.sound} hint={shell.soundHint} />
        <Switch of={singleKeys} label={shell.singleKeys} hint={shell.keysHint} />
        {permission === "default" ? (
          <button
            type="button"
            class="button-quiet"
            onClick={() => void Notification.requestPermission().then(setPermission)}
          >
            {shell.notify}
          </button>
        ) : (
          <p>{permission === "granted" ? shell.notifying : shell.notifyDenied}</p>
        )}
      </div>
    </Sheet>
  );
}

function Switch(props: {
  readonly of: Stored;
  readonly label: string;
  readonly hint: string;
}): ComponentChildren {
  const { of, label, hint } = props;
  const [isOn, setOn] = useState(of.get() === "on");
  return (
    <label class="switch">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => {
          const next = event.currentTarget.checked;
          of.set(next ? "on" : "off");
          setOn(next);
        }}
      />
      <span>
        {label}
        <small>{hint}</small>
      </span>
    </label>
  );
}
