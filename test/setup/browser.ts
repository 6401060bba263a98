import { execFileSync } from "node:child_process";
import type { TestProject } from "vitest/node";
import { ensureChromium } from "#sandbox/browser/chromium.ts";
import "../factory/provided.ts";

/** Finds a browser and makes the production build of the extension, once for all end-to-end tests. */
export default function setup(project: TestProject): void {
  project.provide("chromium", ensureChromium());
  execFileSync("wxt", ["build"], { stdio: ["ignore", "ignore", "inherit"] });
}
