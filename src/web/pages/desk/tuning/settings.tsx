import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useId, useState } from "preact/hooks";
import { settingsSchema, type Settings, type SettingSource } from "../../../tuning-wire.ts";
import { useDesk } from "../parts/context.ts";
import { hashOf } from "../parts/route.ts";
import { read } from "../parts/use-act.ts";
import { HolidayRows, SpanRows } from "./settings-rows.tsx";
import { isRight, settingOperations, type Setting } from "./settings.ts";
import { useTuning } from "./use-tuning.ts";
import "./settings.css";

/** When each community works and rests, and where that comes from. */
export function CommunitySettings(): ComponentChildren {
  const { strings } = useDesk();
  const { settings: words, loading, failed } = strings.tuning;
  const { state } = useTuning();
  const [found, setFound] = useState<readonly Settings[] | "failed" | null>(null);
  const seen = `${state?.version ?? 0}/${state?.draft.revision ?? 0}`;
  const load = useCallback(async (): Promise<void> => {
    const asked = await read("tuning/settings");
    const answer = settingsSchema.safeParse(asked.kind === "done" ? asked.body : null);
    setFound(answer.success ? answer.data : "failed");
  }, []);
  useEffect(() => void load(), [load, seen]);
  if (found === null || found === "failed")
    return (
      <p class="tuning-word" role={found === null ? "status" : "alert"}>
        {found === null ? loading : failed}
      </p>
    );
  return (
    <>
      <p class="form-hint">{words.hint}</p>
      <p class="form-hint">
        {words.duty} <a href={hashOf({ view: "people" })}>{words.people}</a>
      </p>
      {found.map((one) => (
        <CommunityForm key={JSON.stringify(one)} settings={one} />
      ))}
    </>
  );
}

function CommunityForm({ settings }: { readonly settings: Settings }): ComponentChildren {
  const { strings } = useDesk();
  const { settings: words, wordings } = strings.tuning;
  const { change, doing } = useTuning();
  const id = useId();
  const [values, setValues] = useState(settings.values);
  const operations = settingOperations(settings, values);
  const { officeDays } = values;
  const part = (setting: Setting, shown: ComponentChildren): ComponentChildren => (
    <fieldset class="setting">
      <legend>
        {words.parts[setting]}
        {words.partHints[setting]}
      </legend>
      <p class="setting-source">
        <Source source={settings.sources[setting]} />
      </p>
      {shown}
    </fieldset>
  );
  return (
    <form
      class="panel table"
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight(values)) void change(operations);
      }}
    >
      <h3 id={id}>
        {strings.of(settings.company)} <small>{settings.community}</small>
      </h3>
      {part(
        "officeDays",
        <>
          <div class="setting-days">
            {words.days.map((name, n) => (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={officeDays.includes(n + 1)}
                  onChange={(event) => {
                    const others = officeDays.filter((day) => day !== n + 1);
                    const days = event.currentTarget.checked ? [...others, n + 1] : others;
                    setValues({ ...values, officeDays: days.toSorted((a, b) => a - b) });
                  }}
                />
                {name}
              </label>
            ))}
          </div>
          <p class="cell-fault" role="status">
            {officeDays.length === 0 && words.noDays}
          </p>
        </>,
      )}
      {part(
        "officeHours",
        <SpanRows
          spans={values.officeHours}
          follow={true}
          write={(officeHours) => setValues({ ...values, officeHours })}
        />,
      )}
      {part(
        "holidays",
        <HolidayRows
          holidays={values.holidays}
          write={(holidays) => setValues({ ...values, holidays })}
        />,
      )}
      {part(
        "quietHours",
        <SpanRows
          spans={values.quietHours}
          follow={false}
          write={(quietHours) => setValues({ ...values, quietHours })}
        />,
      )}
      <div class="form-buttons">
        <button
          type="submit"
          class="button-quiet"
          disabled={doing !== null || operations.length === 0 || !isRight(values)}
        >
          {wordings.save}
        </button>
      </div>
    </form>
  );
}

function Source({ source }: { readonly source: SettingSource }): ComponentChildren {
  const { strings, times } = useDesk();
  const { sources: words } = strings.tuning.settings;
  switch (source.from) {
    case "product":
      return words.product;
    case "files":
      return words.files;
    case "draft":
      return words.draft(source.by.name, times.clock(source.at));
    case "published":
      return words.published(source.version, source.by.name, times.clock(source.at));
  }
}
