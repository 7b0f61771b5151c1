import { defineConfig } from "vitest/config";
import { LongestFirst } from "./setup/longest-first.ts";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/setup/programs.ts", "test/setup/learnt.ts"],
    // Real processes: native modules and signals are used as in a running desk.
    pool: "forks",
    // One more than a small machine has cores: many tests wait for a browser or another process.
    maxWorkers: 3,
    // Nothing in src/ or test/ keeps a state of its own: what is loaded and learnt serves all files.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // The Bot Framework's SDK prints each forged token; what a failing test printed is shown.
    silent: "passed-only",
    // Generous on purpose: a time-out shows what hangs, it doesn't measure.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
