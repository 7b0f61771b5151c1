import { foldScript } from "../../text/normalise.ts";

/** What may stand between clauses. */
const BREATH = String.raw`\s,，、:：.。;；!！?？…~～`;
export const STOP = /[\n,，:：.。;；!！?？…~～]/;
export const SENTENCE_STOP = /[\n.。;；!！?？…]/;
const REST = String.raw`[\s,，:：]*`;

/** At the beginning of a clause these announce something else. */
const LEAD = [
  "另外|此外|除此之外|還有(?:一件事|件事|一個問題|個問題)?(?!人|小孩|多久|幾|得|[嗎麼呢沒])|再來|再者|其次|以及|對了|順(?:便|帶|道)|同埋|仲有(?![冇無无得幾几邊边咩乜])|另一件事是?|(?:還|也|然後我?)(?=想|要問|請)|再(?=請|問|麻煩)",
  String.raw`(?:oh|and|but|&)?,?\s*(?:also|another (?:thing|question|matter|issue)|one more (?:thing|question)|by the way|btw|besides(?: that)?|in addition|additionally|on another note|separately|furthermore|plus|first(?:ly)?(?=,)|second(?:ly)?(?=,)|third(?:ly)?(?=,)|next(?=,)|finally(?=,)|lastly)\b|oh and\b`,
].join("|");
/** These may go on with the same story as well. */
const LINK = String.raw`然後(?!呢)|同時|並且|不過|但是?|最後|and\b|but\b|then\b|&`;
/** So plain that no stop need stand before them. */
const JOINT =
  "另外|此外|除此之外|還有(?!人|小孩|多久|幾|得|[嗎麼呢沒])|以及|順便|順帶|然後(?!呢)|同埋|仲有(?![冇無无得幾几邊边咩乜])|對了";

/** A run of stops is read once from its beginning, however long. */
const boundary = (item: string): RegExp =>
  new RegExp(
    foldScript(
      `(?<![${BREATH}])(?<run>^|[${BREATH}]+)(?:${item}(?<lead>(?:(?:${LEAD})${REST})+)|(?<link>(?:${LINK})${REST}))?|(?:${JOINT})${REST}`,
    ),
    "giu",
  );

const numbered = (digit: string, circled: string, han: string): string =>
  String.raw`[(（]?${digit}[)）.．、](?!\d)|(?<=^|[\s,，。])${digit}\s(?=\p{Script=Han})|${circled}|[(（]?${han}[)）、]|第${han}(?:件事|點|項|個)?(?=[,，:：、])`;
const ITEM = numbered("[1-9]", "[①-⑨]", "[一二三四五]");

/** Finds each place where a message may pass on to something else. */
export const BOUNDARY = boundary("");
/** The same in a message that numbers its matters. */
export const LISTED_BOUNDARY = boundary(`(?<item>(?:${ITEM})${REST})|`);
/** Whether a message has both a 1. and a 2. */
export const LIST = new RegExp(
  foldScript(
    `(?:^|[\\s\\p{P}])(?:${numbered("1", "①", "一")})[^]*[\\s\\p{P}](?:${numbered("2", "②", "二")})`,
  ),
  "u",
);
