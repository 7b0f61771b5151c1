import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { unclearSchema, type UnclearPage, type UnclearShown } from "../../../understanding-wire.ts";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { dangerIn, meaningName } from "../parts/meaning-name.ts";
import { hashOf } from "../parts/route.ts";
import { read } from "../parts/use-act.ts";
import { Gaps } from "./gaps.tsx";
import { Gain } from "./gain.tsx";
import { Meaning } from "./meaning.tsx";
import type { Intents } from "../../../tuning-wire.ts";
import { useInForce } from "./use-in-force.ts";
import { useTuning } from "./use-tuning.ts";
import "./unclear.css";

/** Each message of the month is read again. */
const PATIENCE_MS = 60_000;
/** What residents said and the desk did not understand (E7), the most frequent first. */
export function Unclear({ intents }: { readonly intents: Intents }): ComponentChildren {
  const { tuning: words } = useDesk().strings;
  const { state } = useTuning();
  const version = state?.version;
  const [page, setPage] = useState<UnclearPage | "failed" | null>(null);
  const load = useCallback(async (): Promise<void> => {
    const asked = await read("tuning/unclear", PATIENCE_MS);
    const found = asked.kind === "done" ? unclearSchema.safeParse(asked.body) : null;
    setPage(found?.success === true ? found.data : "failed");
  }, []);
  const inForce = useInForce();
  useEffect(() => void load(), [load, version, inForce]);

  if (page === null)
    return (
      <p class="tuning-word" role="status">
        {words.loading}
      </p>
    );
  if (page === "failed")
    return (
      <p class="tuning-word" role="alert">
        {words.failed}{" "}
        <button type="button" class="button-quiet button-small" onClick={() => void load()}>
          {words.again}
        </button>
      </p>
    );
  const open = page.groups.filter(({ isMended }) => !isMended);
  const real = page.groups.filter(({ isMended, how }) => isMended && how.real > 0);
  const mended = page.groups.filter(({ isMended, how }) => isMended && how.real === 0);
  const { alarms } = page;
  return (
    <>
      <p class="form-hint">{words.unclear.hint}</p>
      <Figures page={page} />
      <Gain page={page} />
      {alarms.real + alarms.false + alarms.missed > 0 && (
        <p class="unclear-facts">
          {words.unclear.alarms(alarms.real, alarms.false, alarms.missed)}
        </p>
      )}
      {open.length === 0 && (
        <p class="tuning-word">
          {page.groups.length === 0 ? words.unclear.none : words.unclear.noneOpen}
        </p>
      )}
      <ol class="unclear-groups">
        {open.map((group) => (
          <Group key={nameOf(group)} group={group} intents={intents} />
        ))}
      </ol>
      <Folded summary={words.unclear.real(real.length)} groups={real} intents={intents} />
      <Folded summary={words.unclear.mended(mended.length)} groups={mended} intents={intents} />
      <Gaps />
    </>
  );
}

function Folded({
  summary,
  groups,
  intents,
}: {
  readonly summary: string;
  readonly groups: UnclearPage["groups"];
  readonly intents: Intents;
}): ComponentChildren {
  if (groups.length === 0) return null;
  return (
    <details class="unclear-mended">
      <summary>{summary}</summary>
      <ol class="unclear-groups">
        {groups.map((group) => (
          <Group key={nameOf(group)} group={group} intents={intents} />
        ))}
      </ol>
    </details>
  );
}

function nameOf({ phrase, newest }: UnclearShown): string {
  return `${phrase}\n${newest.conversation}`;
}

function Figures({ page }: { readonly page: UnclearPage }): ComponentChildren {
  const { unclear } = useDesk().strings.tuning;
  const most = Math.max(1, ...page.weeks.map(({ count }) => count));
  return (
    <div class="unclear-figures">
      <dl>
        <div>
          <dd>{page.thisMonth}</dd>
          <dt>{unclear.month}</dt>
        </div>
        <div>
          <dd>{page.monthBefore}</dd>
          <dt>{unclear.before}</dt>
        </div>
        <div>
          <dd>{page.understoodNow}</dd>
          <dt>{unclear.nowClear}</dt>
        </div>
      </dl>
      <ul class="unclear-weeks" aria-label={unclear.weeks} title={unclear.weeks}>
        {page.weeks.map(({ count, understoodNow }, week) => (
          <li key={week}>
            <span class="unseen">{unclear.week(count, understoodNow)}</span>
            <svg viewBox="0 0 10 40" preserveAspectRatio="none" aria-hidden="true">
              <rect
                class="is-open"
                width="10"
                height={bar(count, most)}
                y={40 - bar(count, most)}
              />
              <rect
                class="is-clear"
                width="10"
                height={bar(understoodNow, most)}
                y={40 - bar(understoodNow, most)}
              />
            </svg>
          </li>
        ))}
      </ul>
    </div>
  );
}

const bar = (count: number, most: number): number => (count / most) * 40;

function Group({
  group,
  intents,
}: {
  readonly group: UnclearShown;
  readonly intents: Intents;
}): ComponentChildren {
  const { strings, times } = useDesk();
  const { tuning, names } = strings;
  const { unclear: words } = tuning;
  const { samples, count, how, taken, meant, now, newest } = group;
  const [first = "", ...others] = samples;
  const known = (meaning: string): boolean =>
    dangerIn(meaning) !== null || intents.some(({ id }) => id === meaning);
  const likely = meant ?? (now.decision === "confirm" ? now.intent : null);
  return (
    <li class="panel unclear-group">
      <header>
        <h3>{first}</h3>
        <b class="unclear-count">{words.times(count)}</b>
      </header>
      <p class="unclear-facts">
        {[
          ...HOWS.filter((one) => how[one] > 0).map((one) => words.how[one](how[one])),
          words.taken(nameIn(names.kinds, taken)),
          ...(meant === null ? [] : [words.meant(meaningName(meant, strings))]),
        ].join(" · ")}
      </p>
      {others.length > 0 && (
        <details>
          <summary>
            {words.also} ({others.length})
          </summary>
          <ul class="unclear-others">
            {others.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
      <Meaning
        intents={intents}
        text={group.phrase}
        meant={likely !== null && known(likely) ? likely : null}
        isAlarm={now.intent === "emergency"}
      />
      <a
        class="unclear-talk"
        href={hashOf({
          view: "talk",
          channel: newest.channel,
          conversation: newest.conversation,
        })}
      >
        {words.talk} · {times.dayAndClock(newest.at)}
      </a>
    </li>
  );
}
const HOWS = ["again", "which", "colleague", "wrong", "real"] as const;
