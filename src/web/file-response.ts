import type { Response } from "express";
import type { KeptFile } from "../core/files/files.ts";

/**
 * Hands a file out as what it is. Only pictures, which we drew ourselves, are shown in place; all
 * else is saved, and nothing in it runs in our name.
 */
export function sendFile(response: Response, { name, type, bytes }: KeptFile): void {
  const how = type === "image/jpeg" ? "inline" : "attachment";
  response
    .set({
      "Content-Type": type,
      "Content-Disposition": `${how}; filename*=UTF-8''${encoded(name)}`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "private, max-age=86400",
    })
    .send(Buffer.from(bytes));
}

/** By RFC 5987, which takes fewer characters as they are than JavaScript does. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
