import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { intentsSchema, type Intents } from "../../../tuning-wire.ts";
import { DeskContext, useDesk } from "../parts/context.ts";
import { hashOf, TUNING_TABS, type TuningTab } from "../parts/route.ts";
import { read } from "../parts/use-act.ts";
import { Draft, DraftWay } from "./draft.tsx";
import { History } from "./history.tsx";
import { Phrases } from "./phrases.tsx";
import { CommunitySettings } from "./settings.tsx";
import { Tables } from "./tables.tsx";
import { TryIt } from "./try-it.tsx";
import { Unclear } from "./unclear.tsx";
import { TuningContext, useTuningState } from "./use-tuning.ts";
import { Wordings } from "./wordings.tsx";
import "./tuning.css";

/** Where admins see how residents are understood, and change it: nothing is in force until published. */
export function Tuning({ tab }: { readonly tab: TuningTab }): ComponentChildren {
  const desk = useDesk();
  const { strings } = desk;
  const { tuning: words } = strings;
  const tuning = useTuningState();
  const { state } = tuning;
  const [intents, setIntents] = useState<Intents | null>(null);
  const [hasFailed, setFailed] = useState(false);

  const load = useCallback(async (): Promise<void> => {
    const asked = await read("tuning/content?kind=intents");
    const found = asked.kind === "done" ? intentsSchema.safeParse(asked.body) : null;
    setFailed(found?.success !== true);
    if (found?.success === true) setIntents(found.data);
  }, []);
  const seen = state === null ? null : `${state.version}/${state.draft.revision}`;
  useEffect(() => void load(), [load, seen]);
  /** What admins added is called as they call it. */
  const named = useMemo(() => {
    const own = (intents ?? []).flatMap(({ id, name }) => (name ? [[id, strings.of(name)]] : []));
    const kinds = { ...strings.names.kinds, ...Object.fromEntries(own) };
    return { ...strings, names: { ...strings.names, kinds } };
  }, [intents, strings]);

  return (
    <section class="page tuning" aria-labelledby="tuning-title">
      <header>
        <h2 id="tuning-title">{words.title}</h2>
        <nav class="tuning-tabs" aria-label={words.title}>
          {TUNING_TABS.map((one) => (
            <a
              key={one}
              href={hashOf({ view: "tuning", tab: one })}
              aria-current={one === tab ? "page" : undefined}
            >
              {words.tabs[one]}
            </a>
          ))}
        </nav>
      </header>
      {state === null || intents === null ? (
        tuning.unread === "not-yours" ? (
          <p class="tuning-word" role="alert">
            {words.notYours}
          </p>
        ) : tuning.unread !== null || hasFailed ? (
          <p class="tuning-word" role="alert">
            {words.failed}{" "}
            <button
              type="button"
              class="button-quiet button-small"
              onClick={() => void Promise.all([tuning.reload(), load()])}
            >
              {words.again}
            </button>
          </p>
        ) : (
          <p class="tuning-word" role="status">
            {words.loading}
          </p>
        )
      ) : (
        <DeskContext.Provider value={{ ...desk, strings: named }}>
          <TuningContext.Provider value={tuning}>
            <div class="tuning-halves">
              <div class="tuning-main">
                <DraftWay />
                {tab === "unclear" && <Unclear intents={intents} />}
                {tab === "try" && <TryIt intents={intents} />}
                {tab === "phrases" && <Phrases intents={intents} />}
                {tab === "wordings" && <Wordings />}
                {tab === "rules" && <Tables />}
                {tab === "settings" && <CommunitySettings />}
                {tab === "history" && <History />}
              </div>
              <Draft />
            </div>
          </TuningContext.Provider>
        </DeskContext.Provider>
      )}
    </section>
  );
}
