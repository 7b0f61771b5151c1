import { useState } from "preact/hooks";
import { ask, post, type Posted } from "../../post.ts";
import type { StaffStrings } from "../../words/desk.ts";

/** Something that staff do, and what became of it. What follows comes with the live screen. */
export interface Acting {
  readonly isWorking: boolean;
  /** Why it did not succeed, in words. */
  readonly fault: string | null;
  /** The refusal's name: some ask for more. */
  readonly code: string | null;
  /** `place`: `tickets/…`, `conversations/web/…`, `community`. True where it is done. */
  readonly act: (place: string, name: string, body: object) => Promise<boolean>;
  readonly forget: () => void;
}

export function useAct(strings: StaffStrings): Acting {
  const [isWorking, setWorking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [code, setCode] = useState<string | null>(null);
  return {
    isWorking,
    fault,
    code,
    async act(place, name, body) {
      setWorking(true);
      setFault(null);
      setCode(null);
      const posted = await post(`api/staff/${place}/${name}`, body);
      setWorking(false);
      if (posted.kind === "done") return true;
      setFault(wordsOf(posted, strings));
      setCode(posted.kind === "refused" ? posted.code : posted.kind);
      return false;
    },
    forget() {
      setFault(null);
      setCode(null);
    },
  };
}

/** Why something was not done. */
export function wordsOf(posted: Posted, strings: StaffStrings): string {
  const told = posted.kind === "refused" ? posted.message?.[strings.language] : undefined;
  if (told !== undefined && told !== "") return told;
  return posted.kind === "signed-out" ? strings.shell.ended : strings.shell.failed;
}

/**
 * Reads something of the staff's API.
 * @param patienceMs for what takes its time
 */
export function read(path: string, patienceMs?: number): Promise<Posted> {
  return ask(`api/staff/${path}`, { cache: "no-store" }, patienceMs);
}

/** The place of a conversation's acts. */
export function talkPlace(of: { readonly channel: string; readonly conversation: string }): string {
  return `conversations/${encodeURIComponent(of.channel)}/${encodeURIComponent(of.conversation)}`;
}

export function ticketPlace(id: string): string {
  return `tickets/${encodeURIComponent(id)}`;
}
