import { foldScript } from "../text/normalise.ts";
import type { Unit } from "../records/unit.ts";
import type { Interpretation } from "../understanding/interpretation.ts";

/**
 * 「我住A棟301，燈是我媽那邊的，她住C棟402」: of a fault, where it is broken is the home of whoever is
 * spoken of; null where the message tells of nobody's but the writer's.
 * @param told the words of the matter itself
 * @param read the unit that words tell
 */
export function theirHome(
  { text, spans }: Pick<Interpretation, "text" | "spans">,
  told: string,
  read: (words: string) => Unit | null,
): Unit | null {
  if (MINE.test(told)) return null;
  const folded = foldScript(text).toLowerCase();
  const span = spans.find(
    (one) =>
      one.kind === "unit" &&
      told.includes(text.slice(one.start, one.end)) &&
      THEIRS.test(folded.slice(0, one.start).trimEnd()),
  );
  return span ? read(text.slice(span.start, span.end)) : null;
}

/** 「他家漏到我家浴室」 is broken at home. */
const MINE =
  /(?<!自己)我(?:們|们)?(?:家|屋企|浴室|廚房|厨房|天花)|\bmy (?:own )?(?:home|flat|kitchen|bathroom|ceiling|unit|place|apartment)\b/i;

const THEIRS = new RegExp(
  foldScript(
    "(?:她|他|佢|媽咪?|爸|婆|[公奶爺嫲嬤]|父母|岳母|岳父|女兒|兒子|仔|囡|租客|房客|租戶|朋友|阿姨|老人家|親戚)(?:家|屋企|那邊|嗰邊|那戶)?(?:自己|一個人)*(?:是|係)?(?:住在|住喺|住|在|喺|是|係)" +
      "|(?:房子|單位|出租的?(?:是|係)?)(?:是|係|在|喺)" +
      String.raw`|\b(?:she|he|they|mother|mum|mom|father|dad|parents|grandma|grandpa|tenants?|aunt|uncle|friend|mrs\.? \w+|mr\.? \w+)(?:['’]?s)?(?: (?:home|flat|place|house|unit))?(?: (?:lives?|stays?|is|are))?(?: (?:in|at))?`,
  ) + "$",
  "u",
);
