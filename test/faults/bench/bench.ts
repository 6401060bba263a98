import type { Provider } from "./account.ts";
import { type BenchClock, benchClock } from "./clock.ts";
import type { Databases } from "./database.ts";
import { gmail } from "./gmail.ts";
import { outlook } from "./outlook.ts";
import { type Webhooks, webhooks } from "./webhooks.ts";

/** All that scenarios run on: both providers, a source of databases, one clock. One scenario at a time. */
export interface Bench {
  clock: BenchClock;
  databases: Databases;
  /** Null where nothing is pushed. */
  webhooks: Webhooks | null;
  providers: Record<Provider["name"], Provider>;
  close(): Promise<void>;
}

export async function openBench(databases: Databases): Promise<Bench> {
  const clock = benchClock();
  const hooks = await webhooks();
  const [Gmail, Outlook] = await Promise.all([gmail(clock, hooks.url), outlook(clock)]);
  return {
    clock,
    databases,
    webhooks: hooks,
    providers: { Gmail, Outlook },
    async close() {
      await Promise.all([Gmail.close(), Outlook.close()]);
      await hooks.close();
      await databases.close();
    },
  };
}
