import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "#shared/page.ts";
import type { Provider } from "#shared/provider.ts";
import type { SandboxSession } from "./signIn.ts";

/** Milliseconds without any progress after which something is wrong. */
const patience = 120_000;

/** Shows how a mailbox fills until all of it is there. */
export async function watchBackfill(
  session: SandboxSession,
  id: string,
  say: (line: string) => void,
): Promise<Provider> {
  let seen = -1;
  let movedAt = Date.now();
  while (true) {
    const { items } = await session.call<Page<Provider>>("GET", "/v1/providers");
    const provider = items.find((one) => one.id === id);
    if (provider === undefined) throw new Error("The mailbox was disconnected while it was filling.");
    const { listed } = provider.counts;
    if (listed !== seen) {
      seen = listed;
      movedAt = Date.now();
      if (provider.status !== "connecting")
        say(
          `${listed.toLocaleString("en")} of about ${(provider.estimated ?? listed).toLocaleString("en")} emails`,
        );
    }
    if (provider.status === "live") return provider;
    const { error } = provider.health;
    if (provider.status === "reauth_required")
      throw new Error(error?.message ?? "The mailbox needs to be connected again.");
    if (Date.now() - movedAt > patience)
      throw new Error(
        `The sync has not moved for two minutes. ${error?.message ?? "The Worker's log says more."}`,
      );
    await wait(500);
  }
}
