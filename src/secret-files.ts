import { failed, ok, type Result } from "./core/result.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** A line for the operator: which variable, and the cure. */
interface SecretProblem {
  readonly variable: string;
  readonly line: string;
}

/**
 * Lets a secret stand in a file, as Docker and systemd hand it over: `DATA_KEY_FILE` names the file
 * whose text is `DATA_KEY`. A line break at its end is no part of it.
 * @param secrets the variables that may be given so
 * @param read throws when the file can't be read
 */
export function withSecretFiles(
  env: Environment,
  secrets: readonly string[],
  read: (file: string) => string,
): Result<Environment, readonly SecretProblem[]> {
  const found: Record<string, string> = {};
  const problems: SecretProblem[] = [];
  for (const name of secrets) {
    const variable = `${name}_FILE`;
    const file = env[variable]?.trim() ?? "";
    if (file === "") continue;
    if ((env[name]?.trim() ?? "") !== "") {
      problems.push({ variable, line: `${variable} and ${name} are both set: choose one.` });
      continue;
    }
    try {
      found[name] = read(file).trimEnd();
    } catch (thrown) {
      problems.push({ variable, line: `${variable} can't be read: ${String(thrown)}` });
    }
  }
  return problems.length > 0 ? failed(problems) : ok({ ...env, ...found });
}
