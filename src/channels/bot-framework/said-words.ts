import { z } from "zod";
import { id, type InboundActivity } from "./inbound-activity.ts";

/** Some clients leave out how a mention stands in the text: then it is the name in its tag. */
const mentionSchema = z.looseObject({
  type: z.string().regex(/^mention$/i),
  mentioned: z.looseObject({ id, name: z.string().nullish() }),
  text: z.string().nullish(),
});
const htmlSchema = z.looseObject({ contentType: z.literal("text/html"), content: z.string() });

type Said = Pick<InboundActivity, "text" | "entities" | "recipient" | "attachments">;

/** Whether the bot is named in it. */
export function mentionsUs(said: Said): boolean {
  return mentionsIn(said).some(({ isUs }) => isUs);
}

/**
 * What somebody wrote: without the bot's name, others' names as they are read. Teams puts names
 * into tags and a hard space behind; some clients send their text as HTML alone.
 */
export function wordsOf(said: Said): string {
  const mentions = mentionsIn(said);
  const bare = mentions.filter(({ name, isUs }) => isUs && name.startsWith("@"));
  return bare
    .reduce((left, { name }) => left.replaceAll(name, " "), written(said))
    .replace(/<at\b[^<>]*>(.*?)<\/at>/gisu, (tag, inTag: string) => {
      const found = mentions.find(({ name }) => name === unescaped(inTag));
      if (found === undefined) return tag;
      return found.isUs ? " " : found.name;
    })
    .replaceAll("&nbsp;", " ")
    .trim();
}

/** Who is named, without the tags. */
function mentionsIn({ entities, recipient }: Said): readonly Mention[] {
  return (entities ?? []).flatMap((entity) => {
    const { mentioned, text } = mentionSchema.safeParse(entity).data ?? {};
    if (mentioned === undefined) return [];
    const isUs = mentioned.id === recipient.id;
    const name = text ?? mentioned.name ?? (isUs ? recipient.name : null) ?? "";
    return [{ name: unescaped(name.replace(/<\/?at\b[^<>]*>/gi, "")), isUs }];
  });
}

interface Mention {
  readonly name: string;
  readonly isUs: boolean;
}

function written({ text, attachments }: Said): string {
  const html = (attachments ?? []).flatMap((one) => htmlSchema.safeParse(one).data?.content ?? []);
  // What a reply quotes stands in its text as well, and only its HTML tells the two apart.
  const isQuoting = html.some((content) => QUOTE.test(content));
  if (!isQuoting && typeof text === "string" && text.trim() !== "") return text;
  return html.map(inWords).join("\n");
}

const QUOTE = /<blockquote\b[^<>]*schema\.skype\.com\/Reply/i;
/** How mentions stand in the HTML. */
const MENTION = /<span\b[^<>]*schema\.skype\.com\/Mention[^<>]*>(.*?)<\/span>/gisu;

/** Lines where the browser would break them; what is quoted or hidden in tags is not said. */
function inWords(html: string): string {
  const lines = html
    .replace(MENTION, "<at>$1</at>")
    .replace(/<(script|style|blockquote)\b.*?<\/\1>/gisu, "")
    .replace(/<(?:br|\/p|\/div|\/li)\b[^<>]*>/gi, "\n")
    .replace(/<(?!\/?at\b)[^<>]*>/gi, "");
  return unescaped(lines).replace(/\n{2,}/g, "\n");
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  nbsp: " ",
};

function unescaped(text: string): string {
  return text.replace(
    /&(amp|lt|gt|quot|#39|nbsp);/g,
    (_whole, name: string) => ENTITIES[name] ?? "",
  );
}
