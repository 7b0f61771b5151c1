/**
 * How long a platform asks us to wait, in ms, by its header Retry-After: seconds or a date. Null
 * where it asks for nothing that can be read.
 */
export function waitOf(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null;
  const at = /^\d+$/.test(retryAfter) ? now + Number(retryAfter) * 1_000 : Date.parse(retryAfter);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
