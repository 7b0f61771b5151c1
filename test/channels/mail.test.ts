import type { SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { mailChannel } from "../../src/channels/mail/mail.ts";
import type { Outgoing } from "../../src/core/records/message.ts";
import { openMailbox } from "./mailbox.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function mailbox(how: SMTPServerOptions = {}) {
  const { mails, url, close } = await openMailbox(how);
  closers.push(close);
  return { mails, url, channel: mailChannel({ url: url(), from: "Desk <desk@example.com>" }) };
}

const refuse = (code: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode: code });

const OUTGOING: Outgoing = {
  id: "o1.m",
  to: { kind: "mail", address: "resident@example.com" },
  text: "您好，請打開對話。\nhttps://desk.example.com/c/main/back?t=a.b",
  mail: {
    subject: "物業服務公司有新訊息給您",
    html: "<!doctype html><p>您好</p>",
    stop: "https://desk.example.com/c/main/mail/stop?t=c.d",
    asks: false,
  },
  choices: [],
  at: 0,
  ownerEpoch: null,
  from: { kind: "bot" },
  ticket: null,
  conversation: "c1",
  urgent: false,
  tries: 0,
};

describe("a mail", () => {
  it("arrives as text and HTML, in our name, with one request that stops them", async () => {
    const { channel, mails } = await mailbox();
    expect(await channel.send(OUTGOING, "main")).toEqual({ kind: "sent" });
    const { head = "", subject, text } = mails[0] ?? {};
    expect(head).toContain("From: Desk <desk@example.com>");
    expect(head).toContain("To: resident@example.com");
    expect(head).toContain("Message-ID: <o1.m@example.com>");
    expect(head).toContain("List-Unsubscribe: <https://desk.example.com/c/main/mail/stop?t=c.d>");
    expect(head).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect(head).toContain("Auto-Submitted: auto-generated");
    expect(head).toContain("Content-Type: multipart/alternative");
    expect(subject).toBe("物業服務公司有新訊息給您");
    expect(text).toContain("您好，請打開對話。");
    expect(text).toContain("<!doctype html><p>您好</p>");
  });

  it("keeps its identity on every try", async () => {
    const { channel, mails } = await mailbox();
    await channel.send(OUTGOING, "main");
    await channel.send(OUTGOING, "main");
    const ids = mails.map(({ head }) => /^Message-ID: (.+)$/m.exec(head)?.[1]);
    expect(new Set(ids).size).toBe(1);
  });

  it("takes one address for one: no list, no header, no second reader", async () => {
    const readers: string[] = [];
    const { channel } = await mailbox({
      onRcptTo({ address }, _session, done) {
        readers.push(address);
        done();
      },
    });
    const sneaky = "a@example.com,b@example.com";
    await channel.send({ ...OUTGOING, to: { kind: "mail", address: sneaky } }, "main");
    const broken = "a@example.com\r\nBcc: c@example.com";
    await channel.send({ ...OUTGOING, to: { kind: "mail", address: broken } }, "main");
    expect(readers.filter((each) => each === "b@example.com" || each === "c@example.com")).toEqual(
      [],
    );
  });
});

describe("a mail server that refuses", () => {
  const to = (code: number) =>
    mailbox({ onRcptTo: (_address, _session, done) => done(refuse(code, "no")) });

  it.each([450, 451, 452, 421])(
    "with %d is asked again later: greylisted, full, busy",
    async (code) => {
      const { channel } = await to(code);
      expect(await channel.send(OUTGOING, "main")).toMatchObject({
        kind: "later",
        reason: `smtp-${code}`,
      });
    },
  );

  it.each([550, 551, 553])("with %d bounces at once", async (code) => {
    const { channel } = await to(code);
    expect(await channel.send(OUTGOING, "main")).toEqual({
      kind: "undeliverable",
      reason: `smtp-${code}`,
    });
  });

  it("the whole text for good bounces at once, for now comes again", async () => {
    const data = (code: number): SMTPServerOptions => ({
      onData(stream, _session, done) {
        stream.resume();
        stream.on("end", () => done(refuse(code, "no")));
      },
    });
    const [forGood, forNow] = [await mailbox(data(554)), await mailbox(data(451))];
    expect((await forGood.channel.send(OUTGOING, "main")).kind).toBe("undeliverable");
    expect((await forNow.channel.send(OUTGOING, "main")).kind).toBe("later");
  });

  it("greylists takes it the second time", async () => {
    let tries = 0;
    const { channel, mails } = await mailbox({
      onRcptTo: (_address, _session, done) =>
        done((tries += 1) === 1 ? refuse(451, "later") : null),
    });
    expect((await channel.send(OUTGOING, "main")).kind).toBe("later");
    expect((await channel.send(OUTGOING, "main")).kind).toBe("sent");
    expect(mails).toHaveLength(1);
  });

  it("our password is ours to mend: no address is given up for it", async () => {
    const { url } = await mailbox({
      disabledCommands: ["STARTTLS"],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(refuse(535, "wrong")),
    });
    const channel = mailChannel({ url: url("desk:wrong@"), from: "desk@example.com" });
    expect(await channel.send(OUTGOING, "main")).toMatchObject({ kind: "later" });
  });

  it("or is not there at all is asked again later, and names nobody", async () => {
    const channel = mailChannel({ url: "smtp://127.0.0.1:1", from: "desk@example.com" });
    const sent = await channel.send(OUTGOING, "main");
    expect(sent).toMatchObject({ kind: "later" });
    expect(JSON.stringify(sent)).not.toContain("resident");
  });
});
