import type { Provider } from "./account.ts";
import { type BenchClock, benchClock } from "./clock.ts";
import type { Databases } from "./database.ts";
import { gmail } from "./gmail.ts";
import { outlook } from "./outlook.ts";

/** All that scenarios run on: both providers, a source of databases, one clock. One scenario at a time. */
export interface Bench {
  clock: BenchClock;
  databases: Databases;
  providers: Record<Provider["name"], Provider>;
  close(): Promise<void>;
}

export async function openBench(databases: Databases): Promise<Bench> {
  const clock = benchClock();
  const [Gmail, Outlook] = await Promise.all([gmail(clock), outlook(clock)]);
  return {
    clock,
    databases,
    providers: { Gmail, Outlook },
    async close() {
      await Promise.all([Gmail.close(), Outlook.close()]);
      await databases.close();
    },
  };
}
