import { inject } from "vitest";
import "#test/factory/provided.ts";
import { type Bench, openBench } from "./bench.ts";

/** A bench over the test run's own libSQL server. */
export function sharedBench(): Promise<Bench> {
  const { url, authToken, template } = inject("libsql");
  return openBench({
    async create() {
      const name = `faults${crypto.randomUUID().replaceAll("-", "")}`;
      const answer = await fetch(new URL("/_control/databases", url), {
        method: "POST",
        headers: { authorization: `Bearer ${authToken}`, "content-type": "application/json" },
        body: JSON.stringify({ name, from: template }),
      });
      return { ...((await answer.json()) as { url: string }), authToken };
    },
    close: async () => undefined,
  });
}
