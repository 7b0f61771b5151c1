import { z } from "zod";
import { failed, ok, type Result } from "../../core/result.ts";
import { optionally, type Given } from "../../core/variable.ts";

/** By whom mails go out, and in whose name. */
export const MAIL_VARIABLES = {
  SMTP_URL: optionally(z.string().refine(isSmtp, "not an SMTP address"), {
    meaning: "Tells residents who left by e-mail that something waits, together with the next.",
    expected: "an address such as smtps://user:password@mail.example.com, or smtp:// with STARTTLS",
    secret: true,
  }),
  MAIL_FROM: optionally(
    z.string().regex(/^[^\r\n<>]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/),
    {
      meaning: "Whose mail it is.",
      expected: "an address such as desk@example.com, or Front Desk <desk@example.com>",
    },
  ),
};

export interface MailSettings {
  readonly url: string;
  readonly from: string;
}

/** The settings, or what the operator must set to have them. */
export function mailSettings(
  given: Given<typeof MAIL_VARIABLES> & { readonly PUBLIC_URL?: string | undefined },
): Result<MailSettings, string> {
  const { SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL } = given;
  if (url === undefined || from === undefined || PUBLIC_URL === undefined)
    return failed("set SMTP_URL, MAIL_FROM and PUBLIC_URL");
  return ok({ url, from });
}

function isSmtp(value: string): boolean {
  return /^smtps?:\/\/[^/]/.test(value) && URL.canParse(value);
}
