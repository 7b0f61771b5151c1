import type { ComponentChildren } from "preact";
import { useDesk } from "./parts/context.ts";
import { Sheet } from "./parts/sheet.tsx";
import "./keys-help.css";

const KEYS = [
  ["move", "J", "K"],
  ["open", "Enter"],
  ["search", "/"],
  ["reply", "R"],
  ["take", "T"],
  ["note", "N"],
  ["phrases", "/"],
  ["mention", "@"],
  ["send", "Enter"],
  ["go", "G Q", "G T", "G O", "G U"],
  ["help", "?"],
  ["back", "Esc"],
] as const;

/** Which key does what. */
export function KeysHelp({ close }: { readonly close: () => void }): ComponentChildren {
  const { shell } = useDesk().strings;
  return (
    <Sheet title={shell.keys} close={close} closeWord={shell.close}>
      <p class="keys-hint">{shell.keysHint}</p>
      <dl class="keys">
        {KEYS.map(([name, ...keys]) => (
          <div key={name}>
            <dt>
              {keys.map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{shell.keyNames[name]}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
