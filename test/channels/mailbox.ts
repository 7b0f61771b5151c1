import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail as it came: its header lines unfolded, and its parts in words. */
export interface Mail {
  readonly to: readonly string[];
  readonly head: string;
  readonly subject: string;
  /** Text and HTML, decoded. */
  readonly text: string;
}

/** A mail server on this machine. */
export async function openMailbox(how: SMTPServerOptions = {}) {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push(mailOf(Buffer.concat(parts).toString("utf8"), to));
        done();
      });
    },
    ...how,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const { port } = address;
  return {
    mails,
    url: (user = "") => `smtp://${user}127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function mailOf(raw: string, to: readonly string[]): Mail {
  const [begin = "", ...body] = raw.split("\r\n\r\n");
  const head = begin.replaceAll(/\r\n\s+/g, " ");
  const subject = /^Subject: (.+)$/m.exec(head)?.[1] ?? "";
  return { to, head, subject: words(subject), text: decoded(body.join("\r\n\r\n")) };
}

/** Words of a header that are encoded stand for themselves. */
function words(header: string): string {
  return header
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_all, how: string, word: string) =>
      how.toUpperCase() === "B"
        ? Buffer.from(word, "base64").toString()
        : quoted(word.replaceAll("_", " ")),
    );
}

/** Every part in turn, whichever way it was made fit for the journey. */
function decoded(body: string): string {
  const parts = body.split(/^--\S+$/m);
  return parts
    .map((part) => {
      const [head = "", ...rest] = part.split("\r\n\r\n");
      const text = rest.join("\r\n\r\n");
      if (/base64/i.test(head)) return Buffer.from(text, "base64").toString();
      return /quoted-printable/i.test(head) ? quoted(text.replaceAll("=\r\n", "")) : text;
    })
    .join("\n");
}

function quoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}
