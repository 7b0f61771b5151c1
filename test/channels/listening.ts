import type { Server } from "node:http";
import { freePort } from "../free-port.ts";

/** Listens on a free port of this machine. */
export async function listening(server: Server) {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  return {
    address: `http://127.0.0.1:${port}`,
    close: async (): Promise<void> => {
      const closed = new Promise((resolve) => {
        server.close(resolve);
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

/** An address of this machine that is free, for a desk that is to know its own. */
export async function freeAddress() {
  const port = await freePort();
  return { publicUrl: `http://127.0.0.1:${port}`, port };
}
