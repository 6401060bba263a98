import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { buildSync } from "esbuild";

const entry = "googleapis/build/src/apis/gmail/v1.js";
const bundle = resolve("node_modules/.cache/threadbook/gmail-v1.mjs");

/**
 * googleapis is CommonJS that asks for Node's modules by their old names, one of which tests in workerd cannot load
 * that way. As wrangler does for the real Worker, it is bundled beforehand; tests import the bundle in its place.
 */
export function bundledGmail(): { find: string; replacement: string } {
  mkdirSync(resolve(bundle, ".."), { recursive: true });
  buildSync({
    stdin: { contents: `export { gmail_v1 } from "${entry}";`, resolveDir: process.cwd() },
    outfile: bundle,
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "error",
    banner: {
      js: `import { createRequire } from "node:module";
import process from "node:process";
const load = createRequire("/");
const require = (name) => (/^(node:)?process$/.test(name) ? process : load(name));`,
    },
  });
  return { find: entry, replacement: bundle };
}
