import { useEffect, useRef } from "preact/hooks";
import { stored } from "./stored.ts";

/** What keys do here: `j`, `Escape`, `?`; `g q` is one after the other. */
type Keys = Readonly<Record<string, (() => void) | null>>;

/** The latest last: what stands above hears first. */
const listening: { readonly keys: () => Keys }[] = [];

/** Whether single letters do anything: who speaks to the computer wants them off (WCAG 2.1.4). */
export const singleKeys = stored("frontdesk-single-keys", "on");

/** Listens to keys as long as the component stands; what is null is left to those beneath. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const one = { keys: () => latest.current };
    listening.push(one);
    return () => void listening.splice(listening.indexOf(one), 1);
  }, []);
}

/** Hears keys for the whole page. Returns its stopper. */
export function hearKeys(): () => void {
  let first = "";
  const heard = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key !== "Escape" && (isTyping(event.target) || singleKeys.get() === "off")) return;
    // A dialog's own keys close it.
    if (document.querySelector("dialog[open]") !== null) return;
    const name = `${first}${key}`;
    first = name === "g" ? "g " : "";
    const act = listening
      .toReversed()
      .map(({ keys }) => keys()[name] ?? null)
      .find((one) => one !== null);
    if (act === undefined || act === null) return;
    event.preventDefault();
    act();
  };
  addEventListener("keydown", heard);
  return () => removeEventListener("keydown", heard);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type))
  );
}
