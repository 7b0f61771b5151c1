// Runs after npm install and npm ci. With --omit=dev there is no compiler, and nothing to compile:
// what was built elsewhere comes along as dist/.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const inRoot = (path) => existsSync(new URL(`../${path}`, import.meta.url));

if (inRoot("node_modules/typescript")) {
  // On Windows npm is a script, which only a shell runs.
  const { status } = spawnSync("npm run build", { shell: true, stdio: "inherit" });
  process.exitCode = status ?? 1;
} else if (!inRoot("dist/main.js")) {
  process.stderr.write(
    "frontdesk is not built here: dist/ is missing, and so is what builds it. Bring along the dist/ of a build, or install with development dependencies (npm ci).\n",
  );
}
