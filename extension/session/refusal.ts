import { browser } from "wxt/browser";
import * as z from "zod";
import { type CallError, lastingRefusal } from "#shared/extensionMessages.ts";
import { CallFailure } from "./callFailure.ts";

const key = "refusal";

const refusalSchema = z.object({ code: z.string(), message: z.string(), requestId: z.string().nullable() });

/** What the last sign-in or connect lacked; null where it lacked nothing that lasts. */
export async function readRefusal(): Promise<CallError | null> {
  const stored = await browser.storage.session.get(key);
  const parsed = refusalSchema.safeParse(stored[key]);
  return parsed.success ? parsed.data : null;
}

export async function forgetRefusal(): Promise<void> {
  await browser.storage.session.remove(key);
}

/** Runs a sign-in or connect, and keeps what it was refused for where trying again would not change that. */
export async function keepingRefusal(task: () => Promise<void>): Promise<void> {
  await forgetRefusal();
  try {
    await task();
  } catch (error) {
    if (error instanceof CallFailure && error.detail.code === lastingRefusal)
      await browser.storage.session.set({ [key]: error.detail });
    throw error;
  }
}
