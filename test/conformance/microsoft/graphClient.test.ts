import {
  Client,
  type Context,
  GraphError,
  HTTPMessageHandler,
  type Middleware,
  RetryHandler,
  RetryHandlerOptions,
} from "@microsoft/microsoft-graph-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startExample } from "#sandbox/microsoft/exampleStandIn.ts";
import type { MicrosoftStandIn } from "#sandbox/microsoft/server.ts";
import { ada, exampleMail, exampleMails } from "#sandbox/standIn/exampleMail.ts";

let microsoft: MicrosoftStandIn;
let graph: Client;
beforeEach(async () => {
  microsoft = await startExample();
  graph = clientWith((await microsoft.control.grant(ada, ["User.Read", "Mail.ReadWrite"])).accessToken);
});
afterEach(() => microsoft.close());

/** Sends the token to the stand-in: the client's own handler of tokens knows https only. */
class Authentication implements Middleware {
  #next: Middleware | undefined;
  readonly #accessToken: string;

  constructor(accessToken: string) {
    this.#accessToken = accessToken;
  }

  async execute(context: Context): Promise<void> {
    const headers = new Headers(context.options?.headers as Record<string, string> | undefined);
    headers.set("authorization", `Bearer ${this.#accessToken}`);
    context.options = { ...context.options, headers: Object.fromEntries(headers) };
    await this.#next?.execute(context);
  }

  setNext(next: Middleware): void {
    this.#next = next;
  }
}

function clientWith(accessToken: string): Client {
  const authentication = new Authentication(accessToken);
  const retry = new RetryHandler(new RetryHandlerOptions(0, 3));
  authentication.setNext(retry);
  retry.setNext(new HTTPMessageHandler());
  return Client.initWithMiddleware({
    baseUrl: `${microsoft.url}/`,
    defaultVersion: "v1.0",
    customHosts: new Set([new URL(microsoft.url).hostname]),
    middleware: authentication,
  });
}

interface Message {
  id: string;
  subject: string;
  isRead: boolean;
  "@removed"?: { reason: string };
}
type Page = { value: Message[] } & Record<"@odata.nextLink" | "@odata.deltaLink", string | undefined>;

const prefer = 'IdType="ImmutableId", odata.maxpagesize=10';
/** The client takes whole links over https only. */
const get = (link: string): Promise<Page> =>
  graph
    .api(link.replace(`${microsoft.url}/v1.0`, ""))
    .header("Prefer", prefer)
    .get();

/** Follows a delta to its end. */
async function walk(from: string): Promise<{ messages: Message[]; deltaLink: string }> {
  const messages: Message[] = [];
  let page = await get(from);
  messages.push(...page.value);
  while (page["@odata.nextLink"]) {
    page = await get(page["@odata.nextLink"]);
    messages.push(...page.value);
  }
  return { messages, deltaLink: page["@odata.deltaLink"] ?? "" };
}

describe("Microsoft's own client against the stand-in", () => {
  it("walks a folder by delta, then follows what changes in it", async () => {
    await microsoft.control.seed(ada, exampleMails(25));
    const first = await walk("/me/mailFolders/inbox/messages/delta?$select=subject,isRead");
    expect(new Set(first.messages.map(({ id }) => id)).size).toBe(25);
    const [read, gone] = first.messages;
    const { id } = await microsoft.control.deliver(ada, { raw: exampleMail(99) });
    await graph.api(`/me/messages/${read?.id}`).patch({ isRead: true });
    await graph.api(`/me/messages/${gone?.id}/move`).post({ destinationId: "archive" });
    const { messages } = await walk(first.deltaLink);
    expect(messages.map((message) => [message.id, message["@removed"]?.reason ?? message.isRead])).toEqual([
      [id, false],
      [read?.id, true],
      [gone?.id, "deleted"],
    ]);
  });

  it("reads a person, folders, a mail and its raw bytes", async () => {
    const { id } = await microsoft.control.deliver(ada, { raw: exampleMail(1) });
    expect(await graph.api("/me").select(["mail"]).get()).toMatchObject({ mail: ada });
    const folders = (await graph.api("/me/mailFolders").top(100).get()) as {
      value: { displayName: string }[];
    };
    expect(folders.value.map(({ displayName }) => displayName)).toContain("Inbox");
    expect(await graph.api(`/me/messages/${id}`).get()).toMatchObject({ subject: "Mail 1" });
    const raw = (await graph.api(`/me/messages/${id}/$value`).get()) as Blob | ReadableStream | string;
    expect(await new Response(raw).text()).toContain("Message-ID: <mail-1@acme.example>");
  });

  it("runs a batch, and waits as long as it is told after a refusal", async () => {
    const requests = [1, 2].map((n) => ({ id: String(n), method: "GET", url: "/me/mailFolders/inbox" }));
    const { responses } = (await graph.api("/$batch").post({ requests })) as {
      responses: { status: number }[];
    };
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
    await microsoft.control.addFault({
      match: { endpoint: "graph.user.get" },
      effect: { kind: "status", status: 429, retryAfterSeconds: 0 },
    });
    expect(await graph.api("/me").get()).toMatchObject({ mail: ada });
    expect((await microsoft.control.counts())["graph.user.get"]).toMatchObject({ requests: 2, failed: 1 });
  });

  it("meets errors that it understands", async () => {
    const missing = graph.api("/me/messages/AAMkAGnothingThatIsThereAtAll=").get();
    await expect(missing).rejects.toBeInstanceOf(GraphError);
    await expect(missing).rejects.toMatchObject({ statusCode: 404, code: "ErrorItemNotFound" });
    await expect(clientWith("none").api("/me").get()).rejects.toMatchObject({
      statusCode: 401,
      code: "InvalidAuthenticationToken",
    });
    const { deltaLink } = await walk("/me/mailFolders/inbox/messages/delta");
    await microsoft.control.resetDelta(ada, { code: "SyncStateNotFound" });
    await expect(get(deltaLink)).rejects.toMatchObject({ statusCode: 410, code: "SyncStateNotFound" });
  });
});
