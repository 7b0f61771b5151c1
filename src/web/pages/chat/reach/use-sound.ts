import { useState } from "preact/hooks";

const STORAGE_KEY = "frontdesk-sound";

/** Whether new messages sound, as the reader of this browser chose. */
export function useSound(): readonly [boolean, (isOn: boolean) => void] {
  const [hasSound, setSound] = useState(() => stored() !== "off");
  return [
    hasSound,
    (isOn) => {
      setSound(isOn);
      try {
        localStorage.setItem(STORAGE_KEY, isOn ? "on" : "off");
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    },
  ];
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}
