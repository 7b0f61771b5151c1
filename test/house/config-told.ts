import type { Variable } from "../../src/core/variable.ts";

type Variables = ReadonlyMap<string, Variable>;

/** What `.env.example` must say. */
export function envExample(variables: Variables): string {
  const head =
    "# Copy this file to .env and take the # away where you want something else.\n" +
    "# A secret may stand in a file of its own: DATA_KEY_FILE names one that holds DATA_KEY, and so on.\n";
  const entries = [...variables].map(([name, about]) => {
    const hint = about.default === null ? `# ${capital(about.expected)}.\n` : "";
    return `# ${about.meaning}\n${hint}# ${name}=${about.default ?? ""}\n`;
  });
  return [head, ...entries].join("\n");
}

/** What README says between its `config` marks. */
export function configTable(variables: Variables): string {
  const rows = [...variables].map(([name, about]) => {
    const usual = about.default === null ? "none" : `\`${about.default}\``;
    const secret = about.secret ? " Secret." : "";
    const hint = about.default === null ? ` ${capital(about.expected)}.` : "";
    return `| \`${name}\` | ${about.meaning}${hint}${secret} | ${usual} |`;
  });
  return ["| variable | meaning | default |", "|---|---|---|", ...rows].join("\n");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
