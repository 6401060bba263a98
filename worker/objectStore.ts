/** A place for files. Everything may throw where it cannot be reached. */
export interface ObjectStore {
  /**
   * Puts what a stream holds under a key, in bounded memory.
   * @returns its bytes and its SHA-256, hexadecimal. Where the stream fails, this does, and nothing is there.
   */
  put(key: string, bytes: ReadableStream<Uint8Array>): Promise<{ size: number; sha256: string }>;
  /** Null for what is not there. */
  get(key: string): Promise<ReadableStream<Uint8Array> | null>;
  /** Deletes any number; what is not there is no error. */
  delete(keys: string[]): Promise<void>;
}
