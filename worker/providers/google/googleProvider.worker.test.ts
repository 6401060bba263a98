import { describe, expect, it } from "vitest";
import { testConfig } from "#test/factory/context.ts";
import { createMailProvider } from "../createMailProvider.ts";

const url = "https://gmail.example";
const base64url = (text: string) => btoa(text).replaceAll("+", "-").replaceAll("/", "_");

/** "見積書です" in ISO-2022-JP. */
const japanese = "\u001b$B8+@Q=q$G$9\u001b(B";

const message = {
  id: "m1",
  threadId: "t1",
  labelIds: ["INBOX"],
  snippet: "Tom &amp; Ana",
  internalDate: "1767520800000",
  payload: {
    mimeType: "multipart/mixed",
    headers: [
      { name: "From", value: "=?ISO-2022-JP?B?GyRCOzNFRBsoQg==?= <yamada@kaisha.example>" },
      { name: "Subject", value: "Offer" },
    ],
    parts: [
      {
        partId: "0",
        mimeType: "text/plain",
        headers: [{ name: "Content-Type", value: "text/plain; charset=iso-2022-jp" }],
        body: { size: 1, data: base64url(japanese) },
      },
      { partId: "1", mimeType: "application/pdf", filename: "a.pdf", body: { size: 3, attachmentId: "x" } },
    ],
  },
};

/** Answers as Gmail does; the first request finds its token expired. */
function gmail(requests: string[]): typeof fetch {
  return async (input, init) => {
    const { pathname } = new URL(String(input));
    requests.push(`${pathname} ${new Headers(init?.headers).get("authorization")}`);
    if (requests.length === 1) return Response.json({ error: { code: 401 } }, { status: 401 });
    if (pathname.endsWith("/profile"))
      return Response.json({
        emailAddress: "Ada@x.example",
        messagesTotal: 9,
        historyId: "18446744073709551615",
      });
    if (pathname.includes("/labels/")) return Response.json({ messagesTotal: 1 });
    if (pathname.includes("/attachments/")) return Response.json({ size: 3, data: base64url("abc") });
    if (pathname.includes("/messages/")) return Response.json(message);
    const part = `Content-Type: application/http\r\nContent-ID: <response-item-0>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n`;
    return new Response(`--b\r\n${part}${JSON.stringify(message)}\r\n--b--\r\n`, {
      headers: { "content-type": "multipart/mixed; boundary=b" },
    });
  };
}

describe("the Gmail provider inside workerd", () => {
  it("opens, fetches and streams with the injected fetch and its own token step", async () => {
    const requests: string[] = [];
    const mailbox = createMailProvider({
      kind: "google",
      config: testConfig({ GMAIL_API_URL: url }),
      fetch: gmail(requests),
      clock: { now: () => 0 },
      accountEmail: "ada@x.example",
      accessToken: async (request) =>
        request?.rejected === undefined && requests.length === 0 ? "old" : "new",
    });
    expect(await mailbox.open([])).toMatchObject({
      estimated: 6,
      positions: [{ value: "18446744073709551615" }],
    });
    expect(requests.slice(0, 2)).toEqual([
      "/gmail/v1/users/me/profile Bearer old",
      "/gmail/v1/users/me/profile Bearer new",
    ]);
    const [fetched] = await mailbox.fetch(["m1"]);
    expect(fetched).toMatchObject({
      email: {
        from: { name: "山田", address: "yamada@kaisha.example" },
        snippet: "Tom & Ana",
        bodyText: "見積書です",
        attachments: [{ id: "1", filename: "a.pdf" }],
      },
    });
    const { bytes } = await mailbox.attachment("m1", "1");
    expect(await new Response(bytes).text()).toBe("abc");
  });
});
