import { intentNames, ownedText, repeatedTexts } from "./check-intents.ts";
import { didYouMean } from "../../text/closest.ts";
import type { Problem } from "../content.ts";
import type { FeatureNames } from "../feature-names.ts";
import { baseName } from "./file-kinds.ts";
import { error, spotName } from "./problem.ts";
import type { Spot } from "../content.ts";
import type { Parsed, ParsedFiles } from "./read-files.ts";
import { EMERGENCY } from "../../understanding/dangers/detect-danger.ts";
import { OUT_OF_SCOPE } from "../../understanding/matcher.ts";
import type { DialogFile } from "../schema.ts";

/** Who serves an intent, and where that is written. */
interface Service {
  readonly intent: string;
  readonly by: string;
  readonly spot: Spot;
}

/** What is wrong with the dialogs and answers in themselves, and with the intents they serve. */
export function checkDialogs(files: ParsedFiles, names: FeatureNames): readonly Problem[] {
  const services = servicesOf(files);
  return [
    ...files.dialogs.flatMap((dialog) => [...wrongName(dialog), ...wrongSlots(dialog, names)]),
    ...wrongAnswers(files, names),
    ...repeatedTexts(bareWords(files), "repeated-bare", "Keep it in the one that it means."),
    ...unknownIntents(services, files),
    ...servedTwice(services),
    ...unserved(services, files),
    ...emergencyDialog(files),
  ];
}

function wrongName({ source, value }: Parsed<DialogFile>): readonly Problem[] {
  const name = baseName(source.path);
  if (value.dialog === name) return [];
  const message = `The dialog "${value.dialog}" is in a file called ${name}.yml`;
  return [error(source.spot(["dialog"]), "wrong-name", message, "Give both the same name.")];
}

function wrongSlots(
  { source, value }: Parsed<DialogFile>,
  { slots }: FeatureNames,
): readonly Problem[] {
  const known = slots.map(({ id }) => id);
  const seen = new Map<string, Spot>();
  return value.slots.flatMap(({ slot, when = {} }, index) => {
    const problems: Problem[] = [];
    const spot = source.spot(["slots", index, "slot"]);
    if (!known.includes(slot)) problems.push(notKnown("slot", slot, spot, known));
    const first = seen.get(slot);
    if (first !== undefined) {
      const message = `The slot "${slot}" stands at ${spotName(first)} already`;
      problems.push(error(spot, "repeated-slot", message, "A dialog asks for each slot once."));
    }
    for (const [other, choice] of Object.entries(when)) {
      const at = source.spot(["slots", index, "when", other]);
      const choices = slots.find(({ id }) => id === other)?.choices ?? [];
      if (!seen.has(other)) {
        const message = `Whether "${slot}" is asked depends on "${other}", which is not asked before it`;
        problems.push(error(at, "too-early", message, `Move the slot "${other}" above it.`));
      } else if (!choices.includes(choice)) {
        const message = `"${other}" is never "${choice}"`;
        problems.push(notKnown("choice", choice, at, choices, message));
      }
    }
    seen.set(slot, first ?? spot);
    return problems;
  });
}

function wrongAnswers({ answers }: ParsedFiles, names: FeatureNames): readonly Problem[] {
  return Object.entries(answers?.value.answers ?? {}).flatMap(([intent, answer]) => {
    if (answers === null || !("do" in answer) || names.answers.includes(answer.do)) return [];
    const spot = answers.source.spot(["answers", intent, "do"]);
    return [notKnown("answer", answer.do, spot, names.answers)];
  });
}

function notKnown(
  what: string,
  name: string,
  spot: Spot,
  known: readonly string[],
  message = `There is no ${what} "${name}"`,
): Problem {
  const cure = didYouMean(name, known) || `Known: ${known.join(", ")}.`;
  return error(spot, `unknown-${what}`, message, cure);
}

function bareWords(files: ParsedFiles) {
  return files.dialogs.flatMap(({ source, value }) =>
    (value.bare ?? []).map((text, index) =>
      ownedText(text, value.dialog, source.spot(["bare", index])),
    ),
  );
}

function servicesOf(files: ParsedFiles): readonly Service[] {
  const begun = files.dialogs.flatMap(({ source, value }) =>
    value.for.map((intent, index) => {
      return { intent, by: `the dialog "${value.dialog}"`, spot: source.spot(["for", index]) };
    }),
  );
  const { answers } = files;
  if (answers === null) return begun;
  const answered = Object.keys(answers.value.answers).map((intent) => {
    return { intent, by: "an answer", spot: answers.source.keySpot(["answers", intent]) };
  });
  return [...begun, ...answered];
}

function unknownIntents(services: readonly Service[], files: ParsedFiles): readonly Problem[] {
  const known = intentNames(files);
  return services
    .filter(({ intent }) => !known.includes(intent))
    .map(({ intent, spot }) => {
      const message = `There is no intent "${intent}"`;
      const cure = didYouMean(intent, known) || `Write intents/${intent}.yml, or remove this.`;
      return error(spot, "unknown-intent", message, cure);
    });
}

function servedTwice(services: readonly Service[]): readonly Problem[] {
  const first = new Map<string, Service>();
  return services.flatMap((service) => {
    const other = first.get(service.intent);
    if (other === undefined) {
      first.set(service.intent, service);
      return [];
    }
    const message = `"${service.intent}" is served by ${other.by} at ${spotName(other.spot)} already`;
    return [error(service.spot, "served-twice", message, "Remove one of the two.")];
  });
}

function unserved(services: readonly Service[], files: ParsedFiles): readonly Problem[] {
  if (files.incomplete.has("dialog") || files.answers === null) return [];
  const served = new Set(services.map(({ intent }) => intent));
  return files.intents
    .map(({ source }) => ({ source, intent: baseName(source.path) }))
    .filter(({ intent }) => intent !== OUT_OF_SCOPE && !served.has(intent))
    .map(({ source, intent }) => {
      const message = `No dialog and no answer serves "${intent}"`;
      const cure = 'Add it to "for" of a dialog, or to dialogs/answers.yml.';
      return error(source.spot(["intent"]), "unserved-intent", message, cure);
    });
}

/** Nobody in danger is asked anything before help is called. */
function emergencyDialog(files: ParsedFiles): readonly Problem[] {
  return files.dialogs
    .filter(({ value }) => value.for.includes(EMERGENCY) && value.opens !== "at-once")
    .map(({ source }) => {
      const message = "An emergency's ticket opens before any question";
      return error(source.spot(["opens"]), "emergency-waits", message, "Write opens: at-once.");
    });
}
