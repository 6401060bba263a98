import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";

/** Where a Chromium that loads unpacked extensions usually lies. Debian's own wrapper adds an extension: not that. */
const usualPlaces = [
  "/usr/lib/chromium/chromium",
  "/usr/lib/chromium-browser/chromium-browser",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The Chromium to test with: `CHROMIUM_PATH`, one in a usual place, or Playwright's own; null where there is none. */
function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  return [...usualPlaces, chromium.executablePath()].find((path) => path !== "" && existsSync(path)) ?? null;
}

const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };

function run(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: ["ignore", "inherit", "inherit"], timeout: 600_000, env });
    return true;
  } catch {
    return false;
  }
}

/** As root on Debian and its kin, the distribution's Chromium; elsewhere Playwright's. */
function install(): void {
  const isRootOnDebian = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (isRootOnDebian && run("apt-get", ["update", "-qq"])) {
    const packages = ["chromium", "fonts-noto-core", "fonts-noto-cjk"];
    if (run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages])) return;
  }
  const playwright = join(
    dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")),
    "cli.js",
  );
  run(process.execPath, [playwright, "install", "--with-deps", "chromium"]);
}

/**
 * A Chromium to test with, installed where there is none.
 * @throws Error that says what to do, where none could be had.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  console.info("No Chromium here: installing one for the end-to-end tests.");
  install();
  const installed = findChromium();
  if (installed !== null) return installed;
  throw new Error(
    "The end-to-end tests need Chromium and none could be installed. Install it (Debian: apt-get install chromium) " +
      "or set CHROMIUM_PATH to one, and run the command again.",
  );
}
