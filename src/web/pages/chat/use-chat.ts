import { useEffect, useMemo, useReducer, useRef } from "preact/hooks";
import {
  chatStateSchema,
  earlierLinesSchema,
  readySchema,
  wireLineSchema,
  type EarlierLines,
  type KeptFile,
  type Language,
} from "../../wire.ts";
import { listen } from "../feed.ts";
import { ask, post, type Posted } from "../post.ts";
import { newModel, step, type ChatEvent, type ChatModel } from "./model.ts";
import { keepUnsent, newMessageId, readUnsent, type Unsent } from "./outbox.ts";

/** What a resident can do. */
export interface ChatActs {
  readonly send: (words: Words) => void;
  /** Tries what is unsent now rather than later. */
  readonly retry: () => void;
  /** Forgets an unsent message. */
  readonly drop: (id: string) => void;
  /** Older lines, not shown yet; null when there are none to be had just now. */
  readonly askEarlier: () => Promise<EarlierLines | null>;
  readonly show: (earlier: EarlierLines) => void;
}

export interface Words {
  readonly text: string;
  readonly choice: string | null;
  readonly files: readonly KeptFile[];
  readonly language: Language | null;
}

const EVENTS = ["line", "state", "ready"] as const;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;

/** The conversation of this page: its model, and the line to the server behind it. */
export function useChat(): readonly [ChatModel, ChatActs] {
  const [model, dispatch] = useReducer(step, undefined, () => newModel(readUnsent()));
  const newest = useRef(model);
  newest.current = model;

  const sender = useMemo(() => sendInOrder(() => newest.current.unsent, dispatch), []);

  useEffect(() => {
    keepUnsent(model.unsent);
    sender.go();
  }, [model.unsent]);

  useEffect(() => {
    const stop = listen("api/chat/events", EVENTS, {
      event: (name, data) => hear(name, data, dispatch),
      connection(connection) {
        dispatch({ kind: "connection", connection });
        if (connection === "open") sender.go();
        if (connection === "ended") beginAgain();
      },
    });
    addEventListener("online", sender.go);
    return () => {
      stop();
      removeEventListener("online", sender.go);
    };
  }, []);

  const acts = useMemo(
    (): ChatActs => ({
      send({ text, choice, files, language }) {
        const attachments = files.map(({ id }) => id);
        const message = { id: newMessageId(), text, choice, attachments, language };
        const unsent = { message, photos: [...files], at: Date.now(), refusal: null };
        dispatch({ kind: "wrote", unsent });
      },
      retry: sender.go,
      drop: (id) => dispatch({ kind: "dropped", id }),
      async askEarlier() {
        const { before } = newest.current;
        if (before === null) return null;
        const url = `api/chat/lines?before=${encodeURIComponent(before)}`;
        const answer = await ask(url, { cache: "no-store" });
        if (answer.kind === "signed-out") beginAgain();
        if (answer.kind !== "done") return null;
        const earlier = earlierLinesSchema.safeParse(answer.body);
        return earlier.success ? earlier.data : null;
      },
      show: (earlier) => dispatch({ kind: "earlier", ...earlier }),
    }),
    [],
  );
  return [model, acts];
}

function hear(name: string, data: unknown, dispatch: (event: ChatEvent) => void): void {
  if (name === "ready") {
    const ready = readySchema.safeParse(data);
    dispatch({ kind: "ready", before: ready.success ? ready.data.before : null });
  }
  if (name === "state") {
    const state = chatStateSchema.safeParse(data);
    if (state.success) dispatch({ kind: "state", state: state.data });
  }
  if (name === "line") {
    const line = wireLineSchema.safeParse(data);
    if (line.success) dispatch({ kind: "line", line: line.data });
  }
}

/** Sends what is unsent, one after the other, so that it arrives in the order of writing. */
function sendInOrder(
  unsent: () => readonly Unsent[],
  dispatch: (event: ChatEvent) => void,
): { readonly go: () => void } {
  let isSending = false;
  let wait = FIRST_RETRY_MS;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const act = (id: string, posted: Posted): void => {
    switch (posted.kind) {
      case "done":
        wait = FIRST_RETRY_MS;
        return dispatch({ kind: "taken", id });
      case "refused":
        return dispatch({ kind: "refused", id, refusal: posted.message ?? NO_REASON });
      case "signed-out":
        return beginAgain();
      case "later":
        dispatch({ kind: "stuck" });
        retry = setTimeout(go, wait);
        wait = Math.min(2 * wait, LAST_RETRY_MS);
    }
  };

  const sendNext = async (next: Unsent): Promise<void> => {
    isSending = true;
    const posted = await post("api/chat/messages", next.message);
    isSending = false;
    act(next.message.id, posted);
  };

  function go(): void {
    if (isSending) return;
    clearTimeout(retry);
    const next = unsent().find(({ refusal }) => refusal === null);
    if (next !== undefined) void sendNext(next);
  }
  return { go };
}

const NO_REASON = { "zh-Hant": "", "zh-Hans": "", en: "" } as const;

const BEGAN_AGAIN = "frontdesk-began-again";
/** A page that cannot keep a session (cookies off) would else reload for ever. */
const AGAIN_AT_MOST_EACH_MS = 60_000;

/** Loads the page anew for a new session; what is unsent is kept and sent there. */
function beginAgain(): void {
  try {
    const last = Number(sessionStorage.getItem(BEGAN_AGAIN) ?? 0);
    if (Date.now() - last < AGAIN_AT_MOST_EACH_MS) return;
    sessionStorage.setItem(BEGAN_AGAIN, String(Date.now()));
    location.reload();
  } catch {
    // Without storage we can't tell how often we tried: the notice asks for a reload instead.
  }
}
