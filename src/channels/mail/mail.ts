import { createTransport } from "nodemailer";
import { z } from "zod";
import type { Channel, Sent } from "../../core/channel.ts";
import type { Outgoing } from "../../core/records/message.ts";
import type { MailSettings } from "./settings.ts";

/** Together less than half a lease: what is begun within it ends within it. */
const CONNECT_MS = 5_000;
const GREET_MS = 5_000;
const SILENCE_MS = 10_000;

/** What nodemailer tells of a failure. */
const smtpError = z.looseObject({
  code: z.string().optional(),
  responseCode: z.number().optional(),
});
/** The server answered about this one mail, and not about us. */
const ABOUT_THE_MAIL: ReadonlySet<string> = new Set(["EENVELOPE", "EMESSAGE"]);

/** Mails go out by a server of the operator's. What it refuses for good bounces at once. */
export function mailChannel({ url, from }: MailSettings): Channel {
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: GREET_MS,
    socketTimeout: SILENCE_MS,
    // A text names no file or address to be fetched by us.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = from.slice(from.lastIndexOf("@") + 1).replace(">", "");
  return {
    name: "mail",
    async send({ id, to, text, mail }: Outgoing): Promise<Sent> {
      if (to.kind !== "mail" || mail === undefined)
        return { kind: "undeliverable", reason: "no-address" };
      try {
        await transport.sendMail({
          from,
          // As an address, not as a list of them.
          to: { name: "", address: to.address },
          subject: mail.subject,
          text,
          html: mail.html,
          // The same on each try, for servers that know a mail again.
          messageId: `<${id}@${host}>`,
          headers: {
            "List-Unsubscribe": `<${mail.stop}>`,
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
          },
        });
        return { kind: "sent" };
      } catch (thrown) {
        return refused(thrown);
      }
    },
  };
}

/** Greylisting and full mailboxes pass; who isn't there today isn't there tomorrow. */
function refused(thrown: unknown): Sent {
  const { code = "", responseCode } = smtpError.safeParse(thrown).data ?? {};
  const reason = responseCode === undefined ? code.toLowerCase() : `smtp-${responseCode}`;
  const isForGood = responseCode !== undefined && responseCode >= 500 && ABOUT_THE_MAIL.has(code);
  return isForGood ? { kind: "undeliverable", reason } : { kind: "later", after: null, reason };
}
