import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import * as z from "zod/mini";
import { post } from "../post.ts";
import { subscribe, unsubscribe } from "../push-subscription.ts";
import { useDesk } from "./parts/context.ts";
import { singleKeys } from "./parts/keys.ts";
import { Sheet } from "./parts/sheet.tsx";
import type { Stored } from "./parts/stored.ts";
import { read } from "./parts/use-act.ts";
import { chimes } from "./use-alarm.ts";
import "./settings.css";

const keySchema = z.object({ key: z.string() });

/** What each colleague sets for the device in front of them. */
export function Settings({ close }: { readonly close: () => void }): ComponentChildren {
  const { shell } = useDesk().strings;
  const [permission, setPermission] = useState(() =>
    "Notification" in window ? Notification.permission : "denied",
  );
  /** Notifications of this page, and push for when it is closed, where the browser has that. */
  const allow = async (): Promise<void> => {
    setPermission(await Notification.requestPermission());
    const answer = await read("devices");
    const told = keySchema.safeParse(answer.kind === "done" ? answer.body : null);
    if (!told.success) return;
    const tell = (device: object) => post("api/staff/devices", device);
    await subscribe({ purpose: "staff", key: told.data.key, tell });
  };
  const leave = async (): Promise<void> => {
    await unsubscribe("staff", (endpoint) => post("api/staff/devices/forget", { endpoint }));
    await post("api/staff/sign-out", { everywhere: false });
    location.reload();
  };
  return (
    <Sheet title={shell.menu} close={close} closeWord={shell.close}>
      <div class="settings">
        <Switch of={chimes} label={shell.sound} hint={shell.soundHint} />
        <Switch of={singleKeys} label={shell.singleKeys} hint={shell.keysHint} />
        {permission === "default" ? (
          <button type="button" class="button-quiet" onClick={() => void allow()}>
            {shell.notify}
          </button>
        ) : (
          <p>{permission === "granted" ? shell.notifying : shell.notifyDenied}</p>
        )}
        <button type="button" class="button-quiet" onClick={() => void leave()}>
          {shell.signOut}
        </button>
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
