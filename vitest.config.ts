import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{shared,worker,extension,sandbox,test}/**/*.test.ts?(x)"],
          exclude: ["**/*.worker.test.ts", "test/e2e/**"],
        },
      },
    ],
  },
});
