import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** What a link in a mail is for: one made for one door opens no other. */
export type LinkPurpose = "back" | "confirm" | "stop";

/** Whose link it is; `since` is {@link Reach.mail}'s: with another address it holds no more. */
const linkSchema = z.strictObject({
  community: z.string(),
  conversation: z.string(),
  since: z.number(),
  /** ms UTC */
  until: z.number(),
});
export type Link = z.infer<typeof linkSchema>;

export interface SignedLinks {
  /** A token for the address of a page. */
  sign(purpose: LinkPurpose, link: Link): string;
  /** Null: forged, of another purpose, or over by `now`. */
  read(purpose: LinkPurpose, token: string, now: number): Link | null;
}

/** Ours take some 250 characters. */
const LONGEST_TOKEN = 1_000;

/** @param secret 32 bytes that outlive a restart, or the links that were sent are worth nothing */
export function signedLinks(secret: Uint8Array): SignedLinks {
  const signature = (purpose: LinkPurpose, body: string): Buffer =>
    createHmac("sha256", secret).update(`${purpose}.${body}`).digest();
  return {
    sign(purpose, link) {
      const body = Buffer.from(JSON.stringify(link)).toString("base64url");
      return `${body}.${signature(purpose, body).toString("base64url")}`;
    },
    read(purpose, token, now) {
      const [body = "", given = "", ...rest] = token.slice(0, LONGEST_TOKEN).split(".");
      const shown = Buffer.from(given, "base64url");
      const right = signature(purpose, body);
      if (rest.length > 0 || shown.length !== right.length || !timingSafeEqual(shown, right))
        return null;
      const link = linkSchema.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
      return now < link.until ? link : null;
    },
  };
}
