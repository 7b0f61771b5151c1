import axe from "axe-core";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { chromiumPath } from "../setup/programs.ts";

/** Flags for a machine without a screen, a sandbox or a way to the outside. */
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
}

/** Rules that the page breaks, each with where; empty when all is well. */
export async function accessFaults(page: Page): Promise<readonly string[]> {
  // Evaluated, not loaded: the page's own policy allows no foreign script.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

/** Collects what the content security policy had to stop; returns how to read it. */
export async function watchPolicy(
  context: BrowserContext,
): Promise<(page: Page) => Promise<readonly string[]>> {
  await context.addInitScript(() => {
    const reports: string[] = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, sample }) => {
      reports.push(`${violatedDirective} ${sample}`);
    });
    Object.assign(window, { policyReports: reports });
  });
  return (page) => page.evaluate(() => window.policyReports ?? ["not watched"]);
}

declare global {
  interface Window {
    readonly axe: typeof axe;
    /** Set by a script that should never have run. */
    readonly pwned?: unknown;
    readonly policyReports?: readonly string[];
  }
}
