import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Context } from "#worker/context.ts";
import { createApp } from "#worker/http/app.ts";

/** A notification as a provider posted it. */
export interface Notice {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/**
 * The Worker's public address. Notifications are taken in and acknowledged, for the scenario to bring to the Worker in
 * its own ways; a handshake is answered by the Worker itself.
 */
export interface Webhooks {
  url: string;
  /** Whose Worker answers handshakes from now on. */
  serveFor(ctx: Context): void;
  /** Takes out what has come, in the order of coming. */
  take(): Notice[];
  close(): Promise<void>;
}

export async function webhooks(): Promise<Webhooks> {
  let current: Context | null = null;
  let come: Notice[] = [];
  const listening = Promise.withResolvers<AddressInfo>();
  const server = serve(
    {
      async fetch(request) {
        const { pathname, search } = new URL(request.url);
        const ctx = current;
        if (ctx !== null && search !== "") return createApp(() => ctx).fetch(request);
        const headers = Object.fromEntries(request.headers);
        come.push({ path: pathname, headers, body: await request.text() });
        return new Response(null, { status: 202 });
      },
      port: 0,
      hostname: "127.0.0.1",
    },
    listening.resolve,
  );
  return {
    url: `http://127.0.0.1:${(await listening.promise).port}`,
    serveFor(ctx) {
      current = ctx;
      come = [];
    },
    take() {
      const taken = come;
      come = [];
      return taken;
    },
    async close() {
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
