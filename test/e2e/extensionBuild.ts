import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/**
 * Makes the production build of the extension for an API at `apiUrl`, inside `directory`, so that nobody's
 * `.output` is overwritten. Answers the folder to load.
 */
export async function buildExtension(
  apiUrl: string,
  directory: string,
  browser: "chrome" | "firefox" = "chrome",
): Promise<string> {
  const wxt = join(dirname(createRequire(import.meta.url).resolve("wxt")), "../bin/wxt.mjs");
  // The test runner's own environment would make it a build for tests.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|TEST|MODE|DEV|PROD)/.test(name),
  );
  await promisify(execFile)(process.execPath, [wxt, "build", "-b", browser, "--level", "error"], {
    env: {
      ...Object.fromEntries(inherited),
      NODE_ENV: "production",
      WXT_API_URL: apiUrl,
      WXT_OUT_DIR: directory,
    },
  });
  return join(directory, `${browser}-mv3`);
}
