import type { Posted } from "./post.ts";

/** How push stands in this browser, for whom `purpose` names: the resident, or a colleague. */
export type PushState =
  /** The browser has none, or not on a page without https. */
  | "unsupported"
  /** Its reader said no, and only they can change that, in its settings. */
  | "denied"
  | "off"
  | "on";

export interface PushDesk {
  /** Whose: what one asks for and stops is none of the other's. */
  readonly purpose: "chat" | "staff";
  /** The public half of the desk's key, base64url. */
  readonly key: string;
  /** Tells the desk of this browser, as it tells of itself. */
  readonly tell: (device: object) => Promise<Posted>;
}

const WORKER = "/push.js";

export function pushState(purpose: PushDesk["purpose"]): PushState {
  const isThere = "serviceWorker" in navigator && "PushManager" in window && isSecureContext;
  if (!isThere || !("Notification" in window)) return "unsupported";
  if (Notification.permission === "denied") return "denied";
  return Notification.permission === "granted" && isWished(purpose) ? "on" : "off";
}

/**
 * Asks the reader, and the browser's push service: only ever after they pressed something.
 * `failed`: neither said no, but there is no way just now.
 */
export async function subscribe({ purpose, key, tell }: PushDesk): Promise<PushState | "failed"> {
  try {
    const permission = await Notification.requestPermission();
    if (permission !== "granted") return permission === "denied" ? "denied" : "off";
    const worker = await navigator.serviceWorker.register(trusted(WORKER), { scope: "/" });
    await navigator.serviceWorker.ready;
    const subscription = await subscribedWith(worker.pushManager, key);
    const told = await tell(subscription.toJSON());
    if (told.kind !== "done") return "failed";
    wish(purpose, true);
    return "on";
  } catch {
    // No push service, as in browsers without one, or no way to it.
    return "failed";
  }
}

/** The browser goes on being known to its push service: the other purpose may need it. */
export async function unsubscribe(
  purpose: PushDesk["purpose"],
  forget: (endpoint: string) => Promise<Posted>,
): Promise<PushState> {
  wish(purpose, false);
  const worker = await navigator.serviceWorker.getRegistration("/");
  const subscription = await worker?.pushManager.getSubscription();
  if (subscription) await forget(subscription.endpoint);
  return pushState(purpose);
}

/** A subscription that was made with another key of the desk's is worth nothing. */
async function subscribedWith(manager: PushManager, key: string): Promise<PushSubscription> {
  const options = { userVisibleOnly: true, applicationServerKey: key };
  try {
    return await manager.subscribe(options);
  } catch (thrown) {
    const old = await manager.getSubscription();
    if (old === null) throw thrown;
    await old.unsubscribe();
    return manager.subscribe(options);
  }
}

function isWished(purpose: string): boolean {
  try {
    return localStorage.getItem(`frontdesk-push-${purpose}`) === "on";
  } catch {
    return false;
  }
}

function wish(purpose: string, isOn: boolean): void {
  try {
    localStorage.setItem(`frontdesk-push-${purpose}`, isOn ? "on" : "off");
  } catch {
    // Without storage the switch lasts as long as the page.
  }
}

declare global {
  interface Window {
    /** As far as it is used here; what it makes stands for the address it was made of. */
    readonly trustedTypes?: {
      createPolicy(
        name: string,
        rules: { readonly createScriptURL: (url: string) => string },
      ): { createScriptURL(url: string): string };
    };
  }
}

/** Our policy takes no address of a script that is not vouched for. */
function trusted(url: string): string {
  const policy = window.trustedTypes?.createPolicy("frontdesk-push", {
    createScriptURL: (given) => (given === WORKER ? given : ""),
  });
  return policy?.createScriptURL(url) ?? url;
}
