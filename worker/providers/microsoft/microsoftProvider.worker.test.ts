import { expect, it } from "vitest";
import { testConfig } from "#test/factory/context.ts";
import { createMailProvider } from "../createMailProvider.ts";

const url = "https://graph.example";
const message = {
  id: "m1",
  conversationId: "c1",
  parentFolderId: "inbox-id",
  subject: "Offer",
  bodyPreview: "Tom & Ana",
  body: { contentType: "html", content: "<p>Tom &amp; Ana</p>" },
  from: { emailAddress: { name: "Ana", address: "Ana@acme.example" } },
  receivedDateTime: "2026-11-20T09:00:00Z",
  isRead: false,
  isDraft: false,
  flag: { flagStatus: "flagged" },
  hasAttachments: false,
};

/** Answers as Graph does; the first request finds its token expired. */
function graph(requests: string[]): typeof fetch {
  return async (input, init) => {
    const { pathname } = new URL(String(input));
    const headers = new Headers(init?.headers);
    requests.push(`${pathname} ${headers.get("authorization")} ${headers.get("prefer")}`);
    if (requests.length === 1)
      return Response.json({ error: { code: "InvalidAuthenticationToken" } }, { status: 401 });
    if (pathname.endsWith("/$batch"))
      return Response.json({
        responses: [
          { id: "1", status: 200, body: message },
          { id: "0", status: 200, body: { id: "sent-id" } },
          { id: "2", status: 404, body: { error: { code: "ErrorItemNotFound" } } },
        ],
      });
    if (pathname.endsWith("/$value")) return new Response("abc");
    return Response.json({
      "@odata.type": "#microsoft.graph.fileAttachment",
      id: "a1",
      name: "a.txt",
      contentType: "text/plain",
    });
  };
}

it("reads mail and attachments in the Worker's own runtime, with Microsoft's client", async () => {
  const requests: string[] = [];
  let token = "old";
  const mailbox = createMailProvider({
    kind: "microsoft",
    config: testConfig({ GRAPH_API_URL: url }),
    fetch: graph(requests),
    clock: { now: () => Date.UTC(2026, 10, 20, 9) },
    accountEmail: "ada@x.example",
    async accessToken(options) {
      if (options?.rejected === token) token = "new";
      return token;
    },
  });
  const [email, gone] = await mailbox.fetch(["m1", "m2"]);
  expect(email).toMatchObject({
    email: {
      externalId: "m1",
      threadId: "c1",
      from: { name: "Ana", address: "ana@acme.example" },
      bodyText: "Tom & Ana",
      isStarred: true,
      isSent: false,
    },
  });
  expect(gone).toEqual({ type: "not_found", externalId: "m2" });
  expect(requests).toEqual([
    '/v1.0/$batch Bearer old IdType="ImmutableId"',
    '/v1.0/$batch Bearer new IdType="ImmutableId"',
  ]);
  const { bytes, filename } = await mailbox.attachment("m1", "a1");
  expect(filename).toBe("a.txt");
  expect(await new Response(bytes).text()).toBe("abc");
});
