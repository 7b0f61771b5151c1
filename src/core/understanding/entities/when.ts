import { toReading } from "../normalise.ts";
import type { Asked } from "./reader.ts";
import { withTimeWordsRepaired } from "./time-spelling.ts";
import { timesIn } from "./time-spans.ts";
import { fitness, newTimeOf } from "./when-context.ts";

/**
 * The time or period at which a resident is at home or wants somebody to come, in their own words
 * (明天下午3點後, after 6pm); null when there is none. Times at which something happened, is open or
 * is due are none. When a time was asked for, any that is not past counts, and 都可以 and "anytime".
 */
export function readWhen(text: string, { asked }: Asked): string | null {
  const { plain, folded: said } = toReading(text);
  const folded = withTimeWordsRepaired(said);
  const fitting = timesIn(folded)
    .map((span) => newTimeOf(span, folded))
    .map((span, n, all) => {
      const between = { start: all[n - 1]?.end ?? 0, end: all[n + 1]?.start ?? folded.length };
      return { ...span, fit: fitness(span, folded, between, asked) };
    })
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit);
  const [best] = fitting;
  if (best !== undefined) return plain.slice(best.start, best.end);
  if (!asked) return null;
  const open = ANY_TIME.exec(folded);
  return open === null ? null : plain.slice(open.index, open.index + open[0].length).trim();
}

const ANY_TIME =
  /(?:什么时候|何时|几时|任何时间|任何时候|随时|时间|全天|整天|白天|我)?\s*(?:都可以|都行|都得|都有人|都在|都方便|都ok|皆可|随时(?:都)?(?:可以|行|欢迎)?|随便|没差|不限|全天|整天|白天|任何时间|任何时候|几时都得|你们方便|您们方便)|\b(?:any\s?time|whenever(?:\s+\w+){0,3}|any\s+day|all\s+day|always\s+(?:home|in)|no preference|flexible|asap|as soon as possible)\b|越快越好|尽快|马上|立刻|现在/;
