import { HTTPFetchError, messagingApi } from "@line/bot-sdk";
import sharp from "sharp";
import { failed, ok, type Result } from "../../core/result.ts";
import { cut } from "../../core/text/cut.ts";
import type { LineSettings } from "./settings.ts";

/** By this our menus are known again. */
const NAME = "frontdesk";
const [WIDTH, HEIGHT] = [2_500, 843];
const LONGEST_TITLE = 14;
/** As on the pages. */
const [ACCENT, GROUND, LINES] = ["#1f6f5c", "#f6f7f5", "#d5dad6"];
const FONTS = "'PingFang TC','Microsoft JhengHei','Noto Sans TC','Noto Sans CJK TC',sans-serif";
/** Letters of a line as wide as a field; Han characters are twice as wide as others. */
const FIELD_UNITS = 10;

/** Words on a menu; what is pressed is sent as if it had been written. */
export interface Menu {
  /** On the bar that opens it. */
  readonly title: string;
  readonly says: readonly string[];
}

/**
 * Gives everybody who talks with the account this menu, in place of one that we gave them before.
 * @returns what LINE says against it
 */
export async function setMenu(
  { accessToken, apiUrl, dataUrl }: LineSettings,
  { title, says }: Menu,
): Promise<Result<null, string>> {
  const channelAccessToken = accessToken;
  const client = new messagingApi.MessagingApiClient({ channelAccessToken, baseURL: apiUrl });
  const files = new messagingApi.MessagingApiBlobClient({ channelAccessToken, baseURL: dataUrl });
  const width = Math.floor(WIDTH / says.length);
  try {
    const { richmenus } = await client.getRichMenuList();
    const { richMenuId: id } = await client.createRichMenu({
      size: { width: WIDTH, height: HEIGHT },
      selected: true,
      name: NAME,
      chatBarText: cut(title, LONGEST_TITLE),
      areas: says.map((text, place) => ({
        bounds: { x: place * width, y: 0, width, height: HEIGHT },
        action: { type: "message", text },
      })),
    });
    const picture = new Uint8Array(await drawn(says));
    await files.setRichMenuImage(id, new Blob([picture], { type: "image/png" }));
    await client.setDefaultRichMenu(id);
    for (const { richMenuId: old, name } of richmenus)
      if (name === NAME) await client.deleteRichMenu(old);
    return ok(null);
  } catch (thrown) {
    if (thrown instanceof HTTPFetchError) return failed(`status ${thrown.status}`);
    if (thrown instanceof TypeError) return failed("no way there");
    throw thrown;
  }
}

/** Fields side by side, with their words in the middle. */
function drawn(says: readonly string[]): Promise<Uint8Array> {
  const width = WIDTH / says.length;
  const size = Math.floor((width * 0.8) / (FIELD_UNITS / 2));
  const step = size * 1.3;
  const words = says.flatMap((text, place) => {
    const rows = inRows(text);
    const top = HEIGHT / 2 + size * 0.35 - ((rows.length - 1) * step) / 2;
    const x = (place + 0.5) * width;
    return rows.map((row, n) => `<text x="${x}" y="${top + n * step}">${escaped(row)}</text>`);
  });
  const edges = says.slice(1).map((_, n) => `M${(n + 1) * width} 120V${HEIGHT - 120}`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="${GROUND}"/>
    <path d="${edges.join("")}" stroke="${LINES}" stroke-width="4"/>
    <g fill="${ACCENT}" font-family="${FONTS}" font-size="${size}" font-weight="600"
      text-anchor="middle">${words.join("")}</g></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** English breaks between words; what is written without any, in the middle. */
function inRows(text: string): readonly string[] {
  const units = (row: string): number =>
    [...row].reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? 2 : 1), 0);
  if (units(text) <= FIELD_UNITS) return [text];
  const words = text.split(" ");
  if (words.length === 1) {
    const half = Math.ceil(text.length / 2);
    return [text.slice(0, half), text.slice(half)];
  }
  return words.reduce<readonly string[]>((rows, word) => {
    const last = rows.at(-1);
    if (last === undefined || units(`${last} ${word}`) > FIELD_UNITS) return [...rows, word];
    return [...rows.slice(0, -1), `${last} ${word}`];
  }, []);
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}
