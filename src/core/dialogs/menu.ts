import type { Feature } from "../feature.ts";

/** What residents come for most, as an app's menu offers it; pressed, it is said in these words. */
export const MENU = ["menu.repair", "menu.fee", "menu.status", "menu.person"] as const;

/** A menu that stays below a chat, in apps that have such. */
export const menu: Feature = { name: "menu", phrases: ["menu.title", ...MENU] };
