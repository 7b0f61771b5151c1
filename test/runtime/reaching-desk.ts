import { webChannel } from "../../src/channels/web.ts";
import type { Channel, Sent } from "../../src/core/channel.ts";
import { newAccount } from "../../src/core/records/account.ts";
import type { Outgoing } from "../../src/core/records/message.ts";
import type { Store } from "../../src/core/store.ts";
import { speak } from "../../src/core/takeover/speak.ts";
import { take } from "../../src/core/takeover/take.ts";
import { openLog } from "../../src/runtime/log.ts";
import { openAccounts } from "../../src/runtime/people/accounts.ts";
import { openDoors } from "../../src/runtime/reaching/doors.ts";
import { signedLinks } from "../../src/runtime/reaching/signed-links.ts";
import { colleague, told } from "../colleague.ts";
import { productContent } from "../product-content.ts";
import { openTestDesk } from "./open-test-desk.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DEVICE = { endpoint: "https://push.example.com/1", p256dh: "p", auth: "a" };
export const ADDRESS = "resident@example.com";
const ON = { community: "main", channel: "web", conversation: "c1" } as const;

/** A desk whose residents write on the web page, with what went out by mail and push. */
export async function openReachingDesk(on: { readonly store?: () => Promise<Store> } = {}) {
  const out: Outgoing[] = [];
  let answer: (outgoing: Outgoing) => Sent = () => ({ kind: "sent" });
  const keeping = (name: string): Channel => ({
    name,
    async send(outgoing) {
      const result = answer(outgoing);
      if (result.kind === "sent") out.push(outgoing);
      return result;
    },
  });
  const channels = [webChannel(), keeping("mail"), keeping("push")];
  const doors = openDoors(signedLinks(new Uint8Array(32).fill(7)), "https://desk.example.com");
  const desk = await openTestDesk({ channels, doors, ...on });
  const mails = (): readonly Outgoing[] => out.filter(({ to }) => to.kind === "mail");
  const links = (purpose: string): readonly string[] =>
    mails().flatMap(({ text }) =>
      [...text.matchAll(/https:\S+?\/(back|mail\/\w+)\?t=(\S+)/g)].flatMap(([, door, token = ""]) =>
        door?.endsWith(purpose) ? [token] : [],
      ),
    );

  return {
    ...desk,
    get runtime() {
      return desk.runtime;
    },
    get store() {
      return desk.store;
    },
    on: ON,
    /** For another process on the same store. */
    channels,
    doors,
    content: await productContent(),
    out,
    mails,
    pushes: () => out.filter(({ to }) => to.kind === "device"),
    /** Tokens of the links for a purpose, in the order of the mails. */
    links,
    /** What staff were asked to tell by phone. */
    calls: () => desk.sent.filter(({ text }) => text.includes("請致電告知")),
    senderAnswers(how: typeof answer) {
      answer = how;
    },
    write: (text: string) => desk.write(text, { channel: "web" }),
    /** So long passes. */
    async later(ms: number) {
      await desk.clock.advance(desk.clock.now() + ms);
      await desk.runtime.idle();
    },
    looks: () => desk.runtime.reaching.looked(ON, desk.clock.now()),
    async taken() {
      await desk.runtime.staff({ by: colleague("小林"), act: told(take), on: ON });
      await desk.runtime.idle();
    },
    async says(text: string) {
      await desk.runtime.staff({ by: colleague("小林"), act: told(speak, { text }), on: ON });
      await desk.runtime.idle();
    },
    /** A colleague with an account. */
    async hires(id: string) {
      const ports = { store: desk.store, clock: desk.clock, log: openLog("silent") };
      const accounts = await openAccounts(ports);
      const grants = [{ role: "staff" as const, communities: "all" as const }];
      await accounts.write(id, () => ({ ...newAccount(id, "小林"), grants }));
      accounts.close();
      await desk.restart();
    },
    /** An address that was given and confirmed. */
    async withMail() {
      await desk.runtime.reaching.giveMail(ON, ADDRESS, "zh-Hant");
      await desk.runtime.idle();
      const linked = await desk.runtime.reaching.linked("confirm", links("confirm").at(-1) ?? "");
      if (linked === null) throw new Error("no way to confirm it");
      await desk.runtime.reaching.confirmMail(linked.link);
      out.length = 0;
    },
  };
}
export type ReachingDesk = Awaited<ReturnType<typeof openReachingDesk>>;
