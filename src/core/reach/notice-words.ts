import type { Fillings, Phrases } from "../content/content.ts";
import type { Community } from "../records/community.ts";
import type { Conversation } from "../records/conversation.ts";
import type { Language, Line, Outgoing } from "../records/message.ts";
import { fullName } from "../courtesy/address.ts";
import { unitWords } from "../courtesy/unit-words.ts";
import { phoneWords } from "../dialogs/slots/phone.ts";
import { foldScript } from "../text/normalise.ts";

/** What a mail says, and which links are in it. */
export interface MailWords {
  readonly text: string;
  readonly mail: NonNullable<Outgoing["mail"]>;
}

export interface Speaking {
  readonly phrases: Phrases;
  readonly community: Community;
  readonly language: Language;
}

/** That something waits, or whether an address is theirs: nothing of what was said goes along. */
export function mailWords(
  about: "unread" | "in-danger" | "confirm",
  speaking: Speaking,
  links: { readonly open: string; readonly stop: string },
): MailWords {
  const say = (key: string, fillings: Fillings = {}): string =>
    speaking.phrases.say(
      `reach.mail.${about}.${key}`,
      speaking.language,
      standing(speaking, fillings),
      0,
    );
  const [subject, body, open, stop] = [say("subject"), say("body"), say("open"), say("stop")];
  const html = [
    `<p style="white-space:pre-line">${escaped(body)}</p>`,
    `<p><a href="${escaped(links.open)}" style="display:inline-block;padding:12px 24px;border-radius:24px;background:#0e665c;color:#ffffff;text-decoration:none">${escaped(open)}</a></p>`,
    `<p style="color:#655d54;font-size:13px"><a href="${escaped(links.stop)}" style="color:#655d54">${escaped(stop)}</a></p>`,
  ].join("\n");
  return {
    text: `${body}\n\n${open}:\n${links.open}\n\n${stop}:\n${links.stop}\n`,
    mail: {
      subject,
      html: `<!doctype html>\n<html lang="${speaking.language}"><body style="font-family:sans-serif;font-size:16px;line-height:1.6;color:#2b2722">\n${html}\n</body></html>\n`,
      stop: links.stop,
      asks: about === "confirm",
    },
  };
}

/** What a locked screen shows: whose word it is, and that there is one. */
export function pushWords(
  isUrgent: boolean,
  speaking: Speaking,
): { readonly title: string; readonly text: string } {
  const key = isUrgent ? "reach.push.in-danger" : "reach.push.unread";
  return {
    title: companyName(speaking),
    text: speaking.phrases.say(key, speaking.language, standing(speaking), 0),
  };
}

/** What is said where a link in a mail leads. */
export function doorWords(key: string, speaking: Speaking): string {
  const fillings = standing(speaking);
  return speaking.phrases.say(`reach.door.${key}`, speaking.language, fillings, 0);
}

export function companyName({
  community: { company },
  language,
}: Pick<Speaking, "community" | "language">): string {
  if (language === "en") return company.en;
  return language === "zh-Hans" ? foldScript(company.zh) : company.zh;
}

/** Whom staff call, as far as it is known. */
export function whomToCall({ known }: Conversation): Fillings {
  return {
    unit: known.unit ? unitWords(known.unit, "zh-Hant") : "",
    name: fullName(known.name),
    phone: known.phone ? phoneWords(known.phone) : "",
  };
}

/** Several lines as one text, the oldest first. */
export function wordsOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join("；");
}

function standing(speaking: Speaking, more: Fillings = {}): Fillings {
  const { office } = speaking.community.emergency;
  return { company: companyName(speaking), office: office ?? "", ...more };
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? "");
}
