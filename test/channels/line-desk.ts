import type { LineSettings } from "../../src/channels/line/settings.ts";
import type { Line } from "../../src/core/records/message.ts";
import { indexes, keys } from "../../src/store/keys.ts";
import { buttonsIn, readOf } from "./line-messages.ts";
import { LINE_SECRET, LINE_TOKEN, localLine, type LinePosted } from "./local-line.ts";
import { productDesk } from "./product-desk.ts";

const id = (kind: "U" | "C", letter: string): string => `${kind}${letter.repeat(32)}`;
export const CHEN = id("U", "c");
export const WANG = id("U", "a");
export const OURSELVES = id("U", "b");
export const GROUP = id("C", "d");
/** The name by which people in a group call the account. */
export const AT = "@frontdesk";

/** Where something happens in LINE, and by whom. */
export interface Doing {
  readonly user?: string;
  /** A group; their own chat, if left out. */
  readonly group?: string;
  readonly more?: object;
}

/** The product as `start` runs it, with a clock in hand, and LINE at its other end. */
export async function lineDesk(change: Partial<LineSettings> = {}, burstMs = 0) {
  const line = await localLine();
  const settings: LineSettings = {
    channelSecret: LINE_SECRET,
    accessToken: LINE_TOKEN,
    pushBudget: null,
    community: "main",
    apiUrl: line.address,
    dataUrl: line.address,
    ...change,
  };
  const desk = await productDesk({ line: { ok: true, value: settings }, burstMs });
  line.goesBy(desk.clock);
  let events = 0;

  const event = (type: string, { user = CHEN, group, more }: Doing = {}) => {
    events += 1;
    const source =
      group === undefined
        ? { type: "user", userId: user }
        : { type: "group", groupId: group, userId: user };
    return {
      type,
      mode: "active",
      timestamp: desk.clock.now(),
      source,
      webhookEventId: `01HF${String(events).padStart(22, "0")}`,
      deliveryContext: { isRedelivery: false },
      replyToken: line.token(group ?? user),
      ...more,
    };
  };
  const sent = (message: object, doing: Doing = {}) => {
    const whole = { id: String(500_000 + events), quoteToken: `quote-${events}`, ...message };
    return event("message", { ...doing, more: { message: whole, ...doing.more } });
  };
  const written = (text: string, doing: Doing = {}) => {
    const at = text.indexOf(AT);
    const ours = { index: at, length: AT.length, type: "user", userId: OURSELVES, isSelf: true };
    const mention = at === -1 ? {} : { mention: { mentionees: [ours] } };
    return sent({ type: "text", text, ...mention }, doing);
  };

  const post = async (body: string, headers: Readonly<Record<string, string>>) => {
    const url = `${desk.address}/line/webhook`;
    const answer = await fetch(url, { method: "POST", body, headers });
    return { status: answer.status, text: await answer.text() };
  };
  const deliver = async (...all: readonly unknown[]): Promise<number> => {
    const { body, headers } = line.signed({ destination: OURSELVES, events: all });
    return (await post(body, headers)).status;
  };

  const newest = (): LinePosted => {
    const [one] = line.posted.slice(-1);
    if (one === undefined) throw new Error("nothing was posted");
    return one;
  };
  /** Delivers it, and resolves with the reply. */
  const answered = async (what: object): Promise<LinePosted> => {
    const before = line.posted.length;
    // No two things are said in the same millisecond.
    await desk.clock.advance(desk.clock.now() + 1);
    const status = await deliver(what);
    if (status !== 200) throw new Error(`refused with ${status}`);
    await line.until(() => line.posted.length > before);
    await desk.settled();
    return newest();
  };
  const press = (on: LinePosted, label: string, doing: Doing = {}) => {
    const button = buttonsIn(on.shown).find((one) => one.label === label);
    if (button === undefined) throw new Error(`there is no button ${label}`);
    return event("postback", { ...doing, more: { postback: { data: button.data } } });
  };

  return {
    desk,
    clock: desk.clock,
    line,
    event,
    sent,
    written,
    press,
    post,
    deliver,
    newest,
    answered,
    texts: (): readonly string[] => line.posted.map(({ shown }) => readOf(shown)),
    say: (text: string, doing?: Doing) => answered(written(text, doing)),
    presses: (on: LinePosted, label: string, doing?: Doing) => answered(press(on, label, doing)),
    later: (ms: number) => desk.clock.advance(desk.clock.now() + ms),
    tickets: () => desk.store.count("main", indexes.tickets, {}),
    lines: async (conversation: string): Promise<readonly Line[]> => {
      const index = indexes.lines("line", conversation);
      const entries = await desk.store.range("main", index, { limit: 100 });
      const wanted = entries.map(({ member }) => keys.line(member));
      const found = await desk.store.get("main", wanted, desk.clock.now());
      return wanted.flatMap((key) => found.read(key)?.value ?? []);
    },
    async close() {
      await desk.close();
      await line.close();
    },
  };
}
export type LineDesk = Awaited<ReturnType<typeof lineDesk>>;
