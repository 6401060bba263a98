declare module "vitest" {
  /** What a run's set-up hands to its tests. */
  interface ProvidedContext {
    /** The local libSQL server, and the migrated database that every test database is a copy of. */
    libsql: { url: string; authToken: string; template: string };
    /** The Google stand-in, for tests that cannot start one; each uses an account of its own. */
    google: { url: string };
    /** The production build of the extension, and the address that it was built for. */
    e2e: { extension: string; door: { url: string; controlUrl: string } };
  }
}

export {};
