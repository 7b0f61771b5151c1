import { createCourtesyCheck, type CourtesyCheck } from "../../courtesy/check-courtesy.ts";
import type { CourtesyFile } from "../../courtesy/courtesy-file.ts";
import type { ContentFile } from "../content.ts";
import { readYaml } from "./yaml-source.ts";

/** What takes most of the time when content is read. */
export interface Readers {
  readonly readYaml: typeof readYaml;
  readonly courtesyCheck: (file: CourtesyFile) => CourtesyCheck;
}

export const READERS: Readers = { readYaml, courtesyCheck: createCourtesyCheck };

/**
 * The same, remembering all that they have read: for who reads content again and again of which
 * little changes. A second reading takes a tenth of the time.
 */
export function rememberingReaders(): Readers {
  const files = new Map<string, { text: string; read: ReturnType<typeof readYaml> }>();
  let courtesy: { readonly of: string; readonly check: CourtesyCheck } | null = null;
  return {
    readYaml(file: ContentFile) {
      const before = files.get(file.path);
      if (before?.text === file.text) return before.read;
      const read = readYaml(file);
      files.set(file.path, { text: file.text, read });
      return read;
    },
    courtesyCheck(file) {
      const of = JSON.stringify(file);
      if (courtesy?.of !== of) courtesy = { of, check: remembering(createCourtesyCheck(file)) };
      return courtesy.check;
    },
  };
}

function remembering(check: CourtesyCheck): CourtesyCheck {
  const found = new Map<string, ReturnType<CourtesyCheck>>();
  return (text, context) => {
    const name = `${context.waitedMs} ${context.inDanger} ${text}`;
    const before = found.get(name);
    if (before !== undefined) return before;
    const findings = check(text, context);
    found.set(name, findings);
    return findings;
  };
}
