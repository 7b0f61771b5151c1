/**
 * Runs `read` now and after each call of the function returned, never twice at once: calls that
 * come while it runs ask for one more run. So a burst of changes costs a screen two reads.
 * @param failed hears what a run rejected with; later calls run again.
 */
export function coalesced(
  read: () => Promise<void>,
  failed: (thrown: unknown) => void,
): () => void {
  let isRunning = false;
  let isStale = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    try {
      do {
        isStale = false;
        await read();
      } while (isStale);
    } catch (thrown) {
      failed(thrown);
    } finally {
      isRunning = false;
    }
  };
  const freshen = (): void => {
    isStale = true;
    if (!isRunning) void run();
  };
  freshen();
  return freshen;
}
