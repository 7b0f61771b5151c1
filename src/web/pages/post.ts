import { refusalSchema, type Language } from "../wire.ts";

/** What became of a request. */
export type Posted =
  | { readonly kind: "done"; readonly body: unknown }
  /** No try of the same will help; `message` says why, in each language. */
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly message: Readonly<Record<Language, string>> | null;
      /** All that came: some refusals tell more. */
      readonly body: unknown;
    }
  /** The session is over: the page must be loaded again. */
  | { readonly kind: "signed-out" }
  /** No network, a server that can't just now, or too much at once: try again. */
  | { readonly kind: "later" };

/** A server that doesn't answer for so long isn't going to. */
const PATIENCE_MS = 20_000;

/** @param patienceMs for what takes its time */
export function post(url: string, body: object, patienceMs = PATIENCE_MS): Promise<Posted> {
  const request = {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  return ask(url, request, patienceMs);
}

export async function ask(
  url: string,
  request: RequestInit,
  patienceMs = PATIENCE_MS,
): Promise<Posted> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(patienceMs) });
    const text = await response.text();
    return outcome(response.status, text);
  } catch {
    return { kind: "later" };
  }
}

/** Reads an answer of our API by its status and body. */
export function outcome(status: number, text: string): Posted {
  const body = parsed(text);
  if (status >= 200 && status < 300) return { kind: "done", body };
  if (status === 401) return { kind: "signed-out" };
  if (status >= 500 || status === 0) return { kind: "later" };
  const refusal = refusalSchema.safeParse(body);
  if (!refusal.success) return { kind: "refused", code: String(status), message: null, body };
  const { error } = refusal.data;
  return error.code === "too-many-messages"
    ? { kind: "later" }
    : { kind: "refused", ...error, body };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
