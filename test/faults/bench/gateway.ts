import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";

/** Before a call of this number (from 0) has reached the outside, or once it has had its effect and no answer came. */
export interface GatewayDeath {
  call: number;
  moment: "before" | "after";
}

/** One way out of the built Worker, through which all its calls of one service go. */
export interface Gateway {
  url: string;
  /** From now on calls are counted, and at the one that is meant `die` has its turn; resolves once it has had it. */
  arm(death: GatewayDeath, die: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** A gateway to `upstream`; links in answers lead through it as well. */
export async function gateway(upstream: string): Promise<Gateway> {
  let armed: { death: GatewayDeath; calls: number; die: () => Promise<void> } | null = null;
  const root = upstream.replace(/\/$/, "");
  let own = "";
  const pass = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    for (const name of ["host", "connection", "content-length"]) headers.delete(name);
    const hasBody = request.method !== "GET" && request.method !== "HEAD";
    const answer = await fetch(root + pathname + search, {
      method: request.method,
      headers,
      ...(hasBody ? { body: await request.arrayBuffer() } : {}),
    });
    const kept = new Headers(answer.headers);
    for (const name of ["content-length", "content-encoding", "transfer-encoding"]) kept.delete(name);
    return new Response((await answer.text()).replaceAll(root, own), {
      status: answer.status,
      headers: kept,
    });
  };
  const listening = Promise.withResolvers<AddressInfo>();
  const server = serve(
    {
      async fetch(request) {
        const mine = armed !== null && armed.calls++ === armed.death.call ? armed : null;
        if (mine === null) return pass(request);
        armed = null;
        if (mine.death.moment === "after") await pass(request);
        await mine.die();
        return new Response(null, { status: 503 });
      },
      port: 0,
      hostname: "127.0.0.1",
    },
    listening.resolve,
  );
  own = `http://127.0.0.1:${(await listening.promise).port}`;
  return {
    url: own,
    arm(death, die) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      armed = { death, calls: 0, die: () => die().then(resolve, reject) };
      return promise;
    },
    async close() {
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
