import type { Context } from "#worker/context.ts";
import { databaseFor } from "#worker/db/client.ts";

/** The same context over a database client that counts its requests; what it asks once per client is not among them. */
export async function countingRoundTrips<Ctx extends Context>(ctx: Ctx) {
  let requests = 0;
  const counted: typeof fetch = (input, init) => {
    requests += 1;
    return fetch(input, init);
  };
  const counting = { ...ctx, db: databaseFor(ctx.config, null, counted) };
  await counting.db.$client.execute("select 1");
  requests = 0;
  return { ctx: counting, count: () => requests };
}
