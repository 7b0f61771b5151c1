import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import type { Operation } from "../../../tuning-wire.ts";
import { useDesk } from "../parts/context.ts";
import {
  aboutIn,
  doneOf,
  FAMILIES,
  lackingIn,
  nameOf,
  NO_MEANING,
  operationsFor,
  phrasesIn,
  SERVICES,
  type NewMeaning,
} from "./new-meaning.ts";
import { useEntries } from "./use-entries.ts";
import { useTuning } from "./use-tuning.ts";

interface Props {
  /** Ids that are in use. */
  readonly taken: readonly string[];
  readonly show: (id: string) => void;
}

/** A meaning that residents have and nothing serves yet: drafted whole, or what it lacks is told. */
export function NewMeaningForm({ taken, show }: Props): ComponentChildren {
  const { strings } = useDesk();
  const { made: words } = strings.tuning;
  const { change, doing } = useTuning();
  const dialogs = useEntries("dialogs");
  const catalogue = useEntries("phrases");
  const [made, setMade] = useState<NewMeaning>(NO_MEANING);
  const [isTold, tell] = useState(false);
  const title = useId();
  const hints: Readonly<Record<string, string>> = words.hints;
  const lacking = lackingIn(made, taken);
  const draft = async (all: readonly Operation[]): Promise<void> => {
    if (await change(all)) show(made.id);
  };
  const write = (more: Partial<NewMeaning>): void => setMade({ ...made, ...more });
  if (!Array.isArray(dialogs) || !Array.isArray(catalogue))
    return (
      <p class="tuning-word" role="status">
        {dialogs === "failed" || catalogue === "failed"
          ? strings.tuning.failed
          : strings.tuning.loading}
      </p>
    );
  const shapes = dialogs.filter((one) => nameOf(one) !== "emergency");
  const field = (name: TextField, isLong = false, lang?: string): ComponentChildren => (
    <Field
      label={words.fields[name]}
      hint={hints[name] ?? ""}
      text={made[name]}
      isLong={isLong}
      lang={lang}
      write={(text) => write({ [name]: text })}
    />
  );
  return (
    <section class="panel" aria-labelledby={title}>
      <h3 id={title}>{words.title}</h3>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          tell(true);
          if (lacking.length > 0) return;
          void draft(operationsFor(made, dialogs, catalogue));
        }}
      >
        <div class="form-row">
          {field("zh", false, "zh-Hant")}
          {field("en", false, "en")}
        </div>
        {field("id")}
        <div class="form-row">
          {field("descriptionZh", false, "zh-Hant")}
          {field("descriptionEn", false, "en")}
        </div>
        {field("phrases", true)}
        <p class="form-hint">{words.counted(phrasesIn(made).length)}</p>
        <Choice
          label={words.service}
          value={made.service}
          of={SERVICES}
          names={words.services}
          choose={(service) => write({ service })}
        />
        {made.service === "wording" && (
          <Choice
            label={words.family}
            value={made.family}
            of={FAMILIES}
            names={words.families}
            choose={(family) => write({ family })}
          />
        )}
        {made.service === "dialog" && (
          <label>
            {words.shape}
            <select
              value={made.shape}
              onChange={(event) => {
                const shape = event.currentTarget.value;
                const like = shapes.find((one) => nameOf(one) === shape);
                if (like === undefined) return;
                const { zh, en } = doneOf(like, catalogue);
                write({ shape, answerZh: zh, answerEn: en });
              }}
            >
              <option value="" disabled>
                {words.chooseShape}
              </option>
              {shapes.map((one) => (
                <option key={nameOf(one)} value={nameOf(one)}>
                  {aboutIn(one, strings.names.kinds)}
                </option>
              ))}
            </select>
          </label>
        )}
        {field("answerZh", true, "zh-Hant")}
        {field("answerEn", true, "en")}
        {made.service === "knowledge" && (
          <div class="form-row">
            {field("sourceZh", false, "zh-Hant")}
            {field("sourceEn", false, "en")}
          </div>
        )}
        <div role="alert">
          {isTold && (
            <ul class="intent-lacks">
              {lacking.map((lack) => (
                <li key={lack}>{words.lacks[lack]}</li>
              ))}
            </ul>
          )}
        </div>
        <div class="form-buttons">
          <button type="submit" class="button-main" disabled={doing !== null}>
            {strings.tuning.phrases.addIt}
          </button>
        </div>
      </form>
    </section>
  );
}

type TextField = Exclude<keyof NewMeaning, "family" | "service" | "shape">;

function Field(props: {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly isLong: boolean;
  readonly lang: string | undefined;
  readonly write: (text: string) => void;
}): ComponentChildren {
  const { label, hint, text, isLong, lang, write } = props;
  const id = useId();
  const shared = { lang, value: text, "aria-describedby": `${id}-hint` };
  return (
    <label>
      {label}
      {isLong ? (
        <textarea {...shared} rows={5} onInput={(event) => write(event.currentTarget.value)} />
      ) : (
        <input {...shared} maxLength={200} onInput={(event) => write(event.currentTarget.value)} />
      )}
      {hint !== "" && (
        <small id={`${id}-hint`} class="form-hint">
          {hint}
        </small>
      )}
    </label>
  );
}

function Choice<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly of: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly choose: (one: T) => void;
}): ComponentChildren {
  const { label, value, of, names, choose } = props;
  return (
    <label>
      {label}
      <select
        value={value}
        onChange={(event) => {
          const chosen = of.find((one) => one === event.currentTarget.value);
          if (chosen !== undefined) choose(chosen);
        }}
      >
        {of.map((one) => (
          <option key={one} value={one}>
            {names[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
