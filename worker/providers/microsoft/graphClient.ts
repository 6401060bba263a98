import {
  Client,
  type Context,
  type Middleware,
  type MiddlewareOptions,
  ResponseType,
} from "@microsoft/microsoft-graph-client";
import type { Send } from "../authorizedFetch.ts";
import { ProviderError } from "../providerError.ts";

/** One request of Graph. */
export interface GraphRequest {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below the version, such as `/me/messages/…?$select=…`, encoded; or a whole link that Graph gave. */
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Preferences beside immutable ids (RFC 7240), such as `odata.maxpagesize=50`. */
  prefer?: string[];
  /** In place of the usual patience. */
  signal?: AbortSignal;
}

/** Ids that survive a move; asked for with every request: https://learn.microsoft.com/graph/outlook-immutable-id */
const immutableIds = 'IdType="ImmutableId"';

/** The Prefer header of a request. */
export function preferHeader({ prefer = [] }: GraphRequest): string {
  return [immutableIds, ...prefer].join(", ");
}

/** What travels beside one request through the library, whose own errors forget what they were made of. */
class Passage implements MiddlewareOptions {
  /** The exact url, where the library must not take it apart. */
  readonly link: string | null;
  failure: unknown = null;
  constructor(link: string | null) {
    this.link = link;
  }
}

/**
 * The last and only step of the library's chain. Its own chain is not used: its retries sleep inside the invocation,
 * and its authentication knows Microsoft's hosts only.
 */
class SendStep implements Middleware {
  readonly #origin: string;
  readonly #send: Send;
  constructor(origin: string, send: Send) {
    this.#origin = origin;
    this.#send = send;
  }

  async execute(context: Context): Promise<void> {
    const passage = context.middlewareControl?.getMiddlewareOptions(Passage) as Passage;
    try {
      const url = new URL(passage.link ?? String(context.request));
      // The access token goes to the configured Graph and nowhere else.
      if (url.origin !== this.#origin)
        throw new ProviderError("permanent", "A request to another origin than Graph's was refused.");
      const { method, body, headers, signal } = context.options ?? {};
      context.response = await this.#send(url, {
        ...(method === undefined ? {} : { method }),
        ...(typeof body === "string" ? { body } : {}),
        ...(headers === undefined ? {} : { headers: new Headers(headers as Record<string, string>) }),
        ...(signal instanceof AbortSignal ? { signal } : {}),
      });
    } catch (error) {
      passage.failure = error;
      throw error;
    }
  }
}

/**
 * Microsoft's Graph client at `rootUrl`, over our own fetch; answers come as they are, whatever their status.
 * @throws ProviderError `transient` where no answer came, or the token step's own.
 */
export function graphClient(rootUrl: string, send: Send): (request: GraphRequest) => Promise<Response> {
  const { origin } = new URL(rootUrl);
  const client = Client.initWithMiddleware({ baseUrl: rootUrl, middleware: new SendStep(origin, send) });
  return async (request) => {
    const { method = "GET", path, body, signal } = request;
    const isLink = /^https?:/i.test(path);
    const passage = new Passage(isLink ? path : null);
    const call = client
      .api(isLink ? "/" : path)
      .responseType(ResponseType.RAW)
      .middlewareOptions([passage])
      .header("prefer", preferHeader(request))
      .options(signal === undefined ? {} : { signal });
    try {
      if (method === "GET") return await call.get();
      if (method === "DELETE") return await call.delete();
      return await (method === "POST" ? call.post(body) : call.patch(body));
    } catch (error) {
      const cause = passage.failure ?? error;
      if (cause instanceof ProviderError) throw cause;
      throw new ProviderError("transient", "graph: no answer", { cause });
    }
  };
}
