import type { FileSource } from "../../core/channel.ts";
import { download, type Reachable, type Resolve } from "../../runtime/files/download.ts";
import { CHANNEL } from "./places.ts";
import type { LineSettings } from "./settings.ts";

const LINES_OWN = "api-data.line.me";

/**
 * Fetches what residents sent, with our token, from the one host where LINE keeps it for a while.
 * @param resolve how names are looked up; by the machine's own means, if left out
 */
export function lineFiles(
  { dataUrl, accessToken }: Pick<LineSettings, "dataUrl" | "accessToken">,
  resolve?: Resolve,
): FileSource {
  const own = new URL(dataUrl);
  const reachable: Reachable = {
    trust(url) {
      if (url.hostname === LINES_OWN) return "public";
      return url.origin === own.origin ? "trusted" : null;
    },
    authorization: async () => `Bearer ${accessToken}`,
  };
  return {
    channel: CHANNEL,
    fetch: (message, signal) =>
      download(
        `${dataUrl}/v2/bot/message/${encodeURIComponent(message)}/content`,
        reachable,
        signal,
        resolve,
      ),
  };
}
