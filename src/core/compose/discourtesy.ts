import type { CourtesyCheck, CourtesyContext } from "../courtesy/check-courtesy.ts";
import type { CourtesyFinding } from "../courtesy/courtesy-finding.ts";
import type { Span } from "../courtesy/clauses-over.ts";
import type { Phrases } from "../content/content.ts";
import type { Language } from "../records/message.ts";
import { waitOf, type Owner } from "../records/owner.ts";
import { languageOf } from "../understanding/language.ts";

/** Words of a draft that are not how residents are spoken to, for the colleague who writes it. */
export interface Discourtesy {
  /** The rule of the handbook: B16. */
  readonly rule: string;
  /** As they stand in the draft; empty where something is missing. */
  readonly words: string;
  /** Wherever the draft has them. */
  readonly spans: readonly Span[];
  readonly why: string;
  /** What may stand in their place, in the draft's language. */
  readonly instead: string | null;
}

export interface CourtesyWords {
  readonly check: CourtesyCheck;
  readonly phrases: Phrases;
  readonly context: CourtesyContext;
  /** The colleague's. */
  readonly language: Language;
  /** The resident's: that of a draft which doesn't tell. */
  readonly resident: Language;
}

/** Advice, never a ban: a colleague may have their reasons. */
export function discourtesies(
  text: string,
  { check, phrases, context, language, resident }: CourtesyWords,
): readonly Discourtesy[] {
  const written = languageOf(text) ?? resident;
  const found = new Map<string, Discourtesy>();
  for (const one of check(text, context)) {
    const { rule, span, why } = one;
    const words = text.slice(span.start, span.end);
    const name = `${one.manner} ${words}`;
    const before = found.get(name);
    const instead = insteadOf(one, text, phrases, written);
    found.set(name, {
      rule,
      words,
      spans: [...(before?.spans ?? []), span],
      why: phrases.say(why, language, {}, 0),
      instead,
    });
  }
  return [...found.values()];
}

function insteadOf(
  { instead, span }: CourtesyFinding,
  text: string,
  phrases: Phrases,
  written: Language,
): string | null {
  if (instead === null) return null;
  if ("words" in instead) return instead.words;
  const said = phrases.say(instead.phrase, written, {}, 0).trim();
  const isAdded = span.start === span.end;
  if (isAdded) return written === "en" ? `${said} ` : said;
  return STOPPED.test(text.slice(span.end)) ? said.replace(STOP, "") : said;
}

/** The draft's own stop stays. */
const STOPPED = /^\s*[,.!?;:，。！？；：、…~]/u;
const STOP = /[.。!！]$/u;

/** How long a resident has waited for a word of a colleague's, ms; 0 where they don't wait. */
export function waitedFor(owner: Owner, now: number): number {
  const since = owner.kind === "staff" ? (owner.unanswered ?? now) : (waitOf(owner)?.since ?? now);
  return Math.max(0, now - since);
}
