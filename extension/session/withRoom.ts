/**
 * Stores something that matters; where the disk is full it first gives up what can be asked for again.
 * @throws what `store` threw the second time
 */
export async function withRoom(store: () => Promise<void>, giveUp: () => Promise<void>): Promise<void> {
  try {
    await store();
  } catch (error) {
    if (!isFull(error)) throw error;
    await giveUp();
    await store();
  }
}

/** Browsers name it alike for IndexedDB (Indexed Database API, section 2.11) and say it in words for `storage.local`. */
function isFull(error: unknown): boolean {
  return error instanceof Error && (error.name === "QuotaExceededError" || /quota/i.test(error.message));
}
