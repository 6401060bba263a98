declare module "vitest" {
  /** What a run's set-up hands to its tests. */
  interface ProvidedContext {
    /** The local libSQL server, and the migrated database that every test database is a copy of. */
    libsql: { url: string; authToken: string; template: string };
    /** The Google stand-in, for tests that cannot start one; each uses an account of its own. */
    google: { url: string };
    /** The Chromium to drive. */
    chromium: string;
  }
}

export {};
