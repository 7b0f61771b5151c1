import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, the longest first: begun last, one of them would run on alone. */
const LONG: readonly string[] = [
  "web/live-pages.test.ts",
  "cli/start.test.ts",
  "web/api.test.ts",
  "web/staff-on-the-product.test.ts",
  "web/chat-on-the-product.test.ts",
  "runtime/content-watch.test.ts",
  "faults/faults.test.ts",
  "residents/residents.test.ts",
  "core/understanding/confidence.test.ts",
  "house/contributing.test.ts",
  "core/content/any-text.test.ts",
  "channels/bot-framework.test.ts",
  "core/understanding/heard-outside.test.ts",
  "talks/talks.test.ts",
  "core/understanding/understanding.test.ts",
  "core/understanding/emergency.test.ts",
  "channels/web.test.ts",
  "faults/outage.test.ts",
  "store/redis.test.ts",
];

/** Two workers end together when what is short is left for the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`/${name}`));
      return at < 0 ? LONG.length : at;
    };
    return [...files].sort((one, other) => place(one) - place(other));
  }
}
