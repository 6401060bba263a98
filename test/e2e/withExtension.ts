import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDoor } from "./door.ts";
import { buildExtension } from "./extensionBuild.ts";
import { type Stack, startStack } from "./stack.ts";

/** Runs a task on a product of its own with a browser and a fresh build of the extension, outside of the tests. */
export async function withExtension<Value>(
  task: (stack: Stack, extension: string) => Promise<Value>,
): Promise<Value> {
  const directory = await mkdtemp(join(tmpdir(), "threadbook-extension-"));
  const door = await openDoor();
  try {
    const extension = await buildExtension(door.url, directory);
    const stack = await startStack({ extension, door, emails: 400 });
    try {
      return await task(stack, extension);
    } finally {
      await stack.close();
    }
  } finally {
    await door.close();
    await rm(directory, { recursive: true, force: true });
  }
}
