import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, the longest first: begun last, one of them would run on alone. */
const LONG: readonly string[] = [
  "web/tuning-page.test.ts",
  "faults/faults.test.ts",
  "cli/start.test.ts",
  "cli/phrases.test.ts",
  "web/staff-on-the-product.test.ts",
  "core/understanding/understanding.test.ts",
  "channels/bot-framework.test.ts",
  "house/contributing.test.ts",
  "web/tuning-new-meaning.test.ts",
  "web/chat-on-the-product.test.ts",
  "cli/invite.test.ts",
  "web/matrix.test.ts",
  "core/understanding/heard-outside.test.ts",
  "channels/web.test.ts",
  "runtime/content-watch.test.ts",
  "web/live-pages.test.ts",
  "faults/outage.test.ts",
  "channels/teams-cases.test.ts",
  "channels/slack-tuning.test.ts",
  "channels/bot-framework-refusals.test.ts",
  "cli/backup.test.ts",
  "talks/talks.test.ts",
  "residents/residents.test.ts",
  "cli/lines.test.ts",
  "core/courtesy/check-courtesy.test.ts",
  "store/redis.test.ts",
  "web/reach-page.test.ts",
];

/** Workers end together when what is short is left for the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`/${name}`));
      return at < 0 ? LONG.length : at;
    };
    return [...files].sort((one, other) => place(one) - place(other));
  }
}
