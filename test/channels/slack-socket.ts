import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import { z } from "zod";

/** The other end of Socket Mode: what Slack sends in envelopes, and which of them were taken. */
export function slackSocket(server: Server) {
  const sockets = new WebSocketServer({ server });
  /** Envelopes that wait for their acknowledgement, by id. */
  const unacked = new Map<string, { readonly text: string; readonly acked: () => void }>();
  const opened: ((socket: WebSocket) => void)[] = [];
  let current: WebSocket | null = null;
  let envelopes = 0;

  sockets.on("connection", (socket) => {
    current = socket;
    socket.on("message", (data) => {
      const text = z.instanceof(Buffer).parse(data).toString();
      const { envelope_id: id } = ackSchema.parse(JSON.parse(text));
      unacked.get(id)?.acked();
      unacked.delete(id);
    });
    socket.on("close", () => {
      if (current === socket) current = null;
    });
    socket.send(JSON.stringify({ type: "hello", num_connections: 1 }));
    // What the last socket's holder didn't acknowledge is delivered again.
    for (const { text } of unacked.values()) socket.send(text);
    for (const open of opened.splice(0)) open(socket);
  });

  return {
    url: () => `ws://127.0.0.1:${portOf(server.address())}/link`,
    /** Resolves when the desk has a socket open, a new one after {@link drop}. */
    open: (): Promise<WebSocket> =>
      current === null ? new Promise((resolve) => opened.push(resolve)) : Promise.resolve(current),
    /** Sends an envelope; resolves when it is acknowledged. */
    async send(type: "events_api" | "interactive", payload: object): Promise<void> {
      const id = `E${(envelopes += 1)}`;
      const envelope = { envelope_id: id, type, payload, accepts_response_payload: false };
      const text = JSON.stringify(envelope);
      const socket = await this.open();
      await new Promise<void>((acked) => {
        unacked.set(id, { text, acked });
        socket.send(text);
      });
    },
    /** As Slack does every few hours. */
    async drop(): Promise<void> {
      const socket = await this.open();
      current = null;
      socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

const ackSchema = z.object({ envelope_id: z.string() });

function portOf(address: AddressInfo | string | null): number {
  if (typeof address === "object" && address !== null) return address.port;
  throw new Error("the server does not listen");
}
