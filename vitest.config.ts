import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["./test/setup/libsql.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{shared,worker,extension,sandbox,test}/**/*.test.ts?(x)"],
          exclude: ["**/*.worker.test.ts", "test/e2e/**"],
        },
      },
    ],
  },
});
