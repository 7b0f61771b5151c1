import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { lineMenu } from "../../src/cli/line-menu.ts";
import { productContent } from "../product-content.ts";
import { listening } from "./listening.ts";
import { LINE_SECRET, LINE_TOKEN } from "./local-line.ts";

const side = z.int().min(1);
const areaSchema = z.strictObject({
  bounds: z.strictObject({ x: z.int().min(0), y: z.int().min(0), width: side, height: side }),
  action: z.strictObject({ type: z.literal("message"), text: z.string().min(1).max(300) }),
});
const menuSchema = z.strictObject({
  size: z.strictObject({ width: z.int().min(800).max(2_500), height: z.int().min(250) }),
  selected: z.boolean(),
  name: z.string().max(300),
  chatBarText: z.string().min(1).max(14),
  areas: z.array(areaSchema).min(1).max(20),
});

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** LINE's rich menus on this machine, as they are documented. */
async function lineMenus() {
  const menus = new Map<string, { told: z.infer<typeof menuSchema>; picture: Buffer | null }>();
  let standing: string | null = null;
  const take = async (method: string, path: string, body: Buffer): Promise<[number, object]> => {
    const [, id = ""] = /richmenu\/([\w-]+)/.exec(path) ?? [];
    if (path === "/v2/bot/richmenu/list") {
      const richmenus = [...menus].map(([richMenuId, { told }]) => ({ richMenuId, ...told }));
      return [200, { richmenus }];
    }
    if (path === "/v2/bot/richmenu") {
      const told = menuSchema.parse(JSON.parse(body.toString()));
      const richMenuId = `richmenu-${menus.size}${standing ?? ""}`;
      menus.set(richMenuId, { told, picture: null });
      return [200, { richMenuId }];
    }
    const menu = menus.get(id);
    if (menu === undefined) return [404, {}];
    if (method === "DELETE") menus.delete(id);
    else if (path.startsWith("/v2/bot/user/all/") && menu.picture !== null) standing = id;
    else if (path.endsWith("/content") && body.byteLength <= 1024 * 1024) menu.picture = body;
    else return [400, {}];
    return [200, {}];
  };
  const { address, close } = await listening(
    createServer((request, response) => {
      void (async () => {
        const body = await buffer(request);
        const isOurs = request.headers.authorization === `Bearer ${LINE_TOKEN}`;
        const [status, told] = isOurs
          ? await take(request.method ?? "", request.url ?? "", body)
          : [401, {}];
        response.writeHead(status, { "Content-Type": "application/json" });
        response.end(JSON.stringify(told));
      })();
    }),
  );
  closers.push(close);
  const value = {
    channelSecret: LINE_SECRET,
    accessToken: LINE_TOKEN,
    pushBudget: null,
    community: "main",
    apiUrl: address,
    dataUrl: address,
  };
  return { line: { ok: true, value } as const, menus, standing: () => menus.get(standing ?? "") };
}

it("gives residents a menu of what they come for most, in place of the one before", async () => {
  const { line, menus, standing } = await lineMenus();
  const content = await productContent();
  const told: string[] = [];
  for (const language of ["en", undefined])
    await lineMenu({ line }, content, language, (one) => void told.push(one));
  expect(menus.size).toBe(1);
  const menu = standing();
  expect(menu?.told).toMatchObject({ chatBarText: "服務選單", selected: true });
  expect(told.at(-1)).toContain("我要報修 · 查詢管理費");
  const { width, height } = await sharp(menu?.picture ?? undefined).metadata();
  expect({ width, height }).toEqual(menu?.told.size);
});

it("says what its residents mean by it, in each language", async () => {
  const { understanding, phrases } = await productContent();
  const meant = ["repair", "fee-inquiry", "ticket-status", "talk-to-human"];
  for (const language of ["zh-Hant", "zh-Hans", "en"] as const)
    for (const [place, key] of ["repair", "fee", "status", "person"].entries()) {
      const text = phrases.say(`menu.${key}`, language, {}, 0);
      const { match } = understanding.interpret(text, "TW");
      expect([text, match.intent, match.decision]).toEqual([text, meant[place], "act"]);
    }
});

it("names what is missing, or what LINE says against it, in a line", async () => {
  const content = await productContent();
  const { line } = await lineMenus();
  const off = { ok: false, error: "set LINE_CHANNEL_SECRET" } as const;
  const other = { ...line, value: { ...line.value, accessToken: "an old one" } };
  const nowhere = { ...line, value: { ...line.value, apiUrl: "http://127.0.0.1:1" } };
  for (const [given, language, why] of [
    [off, undefined, /^LINE is off \(set LINE_CHANNEL_SECRET\)$/],
    [line, "klingon", /^--language is one of zh-Hant, zh-Hans, en$/],
    [other, undefined, /^LINE does not take the menu \(status 401\)$/],
    [nowhere, undefined, /^LINE does not take the menu \(no way there\)$/],
  ] as const)
    await expect(lineMenu({ line: given }, content, language, () => {})).rejects.toThrow(why);
});
