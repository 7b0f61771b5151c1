import { defineConfig } from "vite";

const here = (path: string): string => new URL(path, import.meta.url).pathname;

/** Builds the pages to `dist/pages`; what they load bears a hash in its name. */
export default defineConfig({
  root: here("."),
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: here("../../../dist/pages"),
    emptyOutDir: true,
    target: ["es2022", "safari16", "chrome105", "firefox110"],
    // The content security policy allows no data: and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["chat", "desk", "sign-in", "notice", "door", "status"].map((page) =>
        here(`${page}/index.html`),
      ),
    },
  },
});
