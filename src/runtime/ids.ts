import { createHash } from "node:crypto";
import type { Ids } from "../core/turn/turn.ts";

/** Crockford's base32: no I, L, O, U, so that a code survives being read aloud. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * Names for what a message, timer or act makes. They derive from its identity, so that a retry
 * makes the same things; `salt` grows when a ticket code turns out to be taken.
 */
export function idsFor(identity: readonly string[], salt: number): Ids {
  const turn = base32(digest(identity), 16).toLowerCase();
  return {
    turn,
    ticket(n) {
      const code = base32(digest([turn, "ticket", String(n), String(salt)]), 7);
      const whole = code + checkCharacter(code);
      return `${whole.slice(0, 4)}-${whole.slice(4)}`;
    },
  };
}

/** Whether a typed ticket code is one: the last character checks the others (Luhn mod 32). */
export function isTicketCode(code: string): boolean {
  const plain = code.replace("-", "");
  return plain.length === 8 && checkCharacter(plain.slice(0, 7)) === plain.slice(7);
}

function digest(parts: readonly string[]): Buffer {
  return createHash("sha256").update(JSON.stringify(parts)).digest();
}

function base32(bytes: Buffer, length: number): string {
  let text = "";
  for (let bit = 0; text.length < length; bit += 5) {
    const pair = bytes.readUInt16BE(bit >> 3);
    text += ALPHABET[(pair >> (11 - (bit & 7))) & 31] ?? "";
  }
  return text;
}

function checkCharacter(code: string): string {
  const sum = [...code].reduceRight((total, character, place) => {
    const value =
      Math.max(0, ALPHABET.indexOf(character)) * ((code.length - place) % 2 === 1 ? 2 : 1);
    return total + Math.floor(value / 32) + (value % 32);
  }, 0);
  return ALPHABET[(32 - (sum % 32)) % 32] ?? "";
}
