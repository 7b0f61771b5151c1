import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, the longest first: begun last, one of them would run on alone. */
const LONG: readonly string[] = [
  "faults/faults.test.ts",
  "core/understanding/understanding.test.ts",
  "cli/start.test.ts",
  "talks/talks.test.ts",
  "talks/matrix.test.ts",
  "faults/outage.test.ts",
  "faults/power-cut.test.ts",
  "core/understanding/heard-outside.test.ts",
  "store/redis-cluster.test.ts",
  "store/redis.test.ts",
  "web/staff-on-the-product.test.ts",
  "web/chat-on-the-product.test.ts",
  "store/sqlite.test.ts",
];

/** Two workers end together when what is short is left for the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? LONG.length : at;
    };
    return [...files].sort((one, other) => place(one) - place(other));
  }
}
