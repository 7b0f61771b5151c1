import type { Problem } from "../content/content.ts";
import { error } from "../content/check/problem.ts";
import type { Path, YamlSource } from "../content/check/yaml-source.ts";

/** Notes what is wrong with a seed file, each at the very node. */
export interface Tell {
  (at: Path, rule: string, message: string, cure?: string): void;
  /** Notes that what stands at `at` is in the file a second time. */
  twice(at: Path, name: string, first: Path): void;
}

export function tellInto(problems: Problem[], source: YamlSource): Tell {
  const tell = (at: Path, rule: string, message: string, cure?: string): void => {
    problems.push(error(source.spot(at), rule, message, cure));
  };
  const twice = (at: Path, name: string, first: Path): void => {
    const { line } = source.spot(first);
    tell(at, "duplicate", `${name} stands in line ${line} already`, "Keep one of the two.");
  };
  return Object.assign(tell, { twice });
}
