/** Who wants to know that something happened in a conversation, by its name. */
const listeners = new Map<() => void, string>();

/** Calls `heard` when something is said or done in a conversation. Returns its stopper. */
export function whenTouched(name: string, heard: () => void): () => void {
  listeners.set(heard, name);
  return () => void listeners.delete(heard);
}

/** Null where it may have been in any of them. */
export function touch(names: readonly string[] | null): void {
  for (const [heard, name] of listeners) if (names === null || names.includes(name)) heard();
}
