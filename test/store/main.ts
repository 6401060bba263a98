import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { listingLocales, listingText, readManifest } from "./listing.ts";
import { shootStore } from "./storeShots.ts";

// npm run store: everything that the stores ask for, in dist/store. WXT_API_URL says which Worker it is built for;
// --no-screenshots leaves out what takes longest.

const { values } = parseArgs({ options: { "no-screenshots": { type: "boolean", default: false } } });
const target = "dist/store";
const browsers = ["chrome", "edge", "firefox"] as const;
const wxt = join(dirname(createRequire(import.meta.url).resolve("wxt")), "../bin/wxt.mjs");
const directory = await mkdtemp(join(tmpdir(), "threadbook-store-"));
try {
  await rm(target, { recursive: true, force: true });
  await mkdir(join(target, "listing"), { recursive: true });
  for (const browser of browsers)
    await promisify(execFile)(process.execPath, [wxt, "zip", "-b", browser, "--level", "error"], {
      env: { ...process.env, NODE_ENV: "production", WXT_OUT_DIR: directory },
    });
  for (const file of await readdir(directory))
    if (file.endsWith(".zip")) await cp(join(directory, file), join(target, file));
  const manifest = readManifest(await readFile(join(directory, "chrome-mv3", "manifest.json"), "utf8"));
  for (const locale of listingLocales)
    await writeFile(join(target, "listing", `${locale}.txt`), listingText(locale, manifest));
  await cp("extension/public/icon", join(target, "icons"), { recursive: true });
  if (!values["no-screenshots"]) await shootStore(join(target, "screenshots"));
} finally {
  await rm(directory, { recursive: true, force: true });
}
process.stdout.write(`What the stores ask for is in ${target}.\n`);
