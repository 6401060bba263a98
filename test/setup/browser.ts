import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ensureChromium } from "#sandbox/browser/chromium.ts";
import { openDoor } from "../e2e/door.ts";
import { buildExtension } from "../e2e/extensionBuild.ts";
import "../factory/provided.ts";

/** Finds a browser and makes the production build of the extension, once for all end-to-end tests. */
export default async function setup(project: TestProject) {
  ensureChromium();
  const directory = await mkdtemp(join(tmpdir(), "threadbook-extension-"));
  const door = await openDoor();
  const extension = await buildExtension(door.url, directory);
  project.provide("e2e", { extension, door: { url: door.url, controlUrl: door.controlUrl } });
  return async () => {
    await door.close();
    await rm(directory, { recursive: true, force: true });
  };
}
