import { availableParallelism } from "node:os";
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { bundledGmail } from "./test/setup/gmailBundle.ts";

/** Values for the tests inside workerd; each test brings its own database through the factory. */
const bindings = {
  DATABASE_URL: "http://127.0.0.1:1/none",
  PUBLIC_URL: "http://127.0.0.1:8787",
  GOOGLE_CLIENT_ID: "client",
  GOOGLE_CLIENT_SECRET: "secret",
  TOKEN_KEYS: JSON.stringify({ first: btoa("0123456789abcdef0123456789abcdef") }),
  TOKEN_KEY_CURRENT: "first",
  EXTENSION_REDIRECT_URIS: "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/",
};

export default defineConfig({
  test: {
    globalSetup: ["./test/setup/libsql.ts"],
    reporters: ["default", "./test/setup/closingLine.ts"],
    // Wide enough for a machine that does three other things: a timeout is for what hangs.
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{shared,worker,extension,sandbox,test}/**/*.test.ts?(x)"],
          exclude: ["**/*.worker.test.ts"],
          setupFiles: ["./test/setup/properties.ts"],
        },
      },
      {
        extends: true,
        resolve: { alias: [bundledGmail()] },
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: { bindings, r2Buckets: ["ATTACHMENTS"] },
          }),
        ],
        test: {
          name: "worker",
          include: ["{worker,test}/**/*.worker.test.ts"],
          globalSetup: ["./test/setup/libsql.ts", "./test/setup/google.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.e2e.ts"],
          globalSetup: ["./test/setup/libsql.ts", "./test/setup/browser.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
