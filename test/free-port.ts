import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * A port that is free, and that no connection is given meanwhile: what is left to the system's
 * choice lies above.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
const LOWEST = 15_000;
const HIGHEST = 32_000;
