import { expect, it } from "vitest";
import { graphApi } from "./graphApi.ts";
import { withDetails } from "./messageDetails.ts";
import { messageSchema } from "./messageSchema.ts";

const message = messageSchema.parse({
  ...{
    id: "m",
    parentFolderId: "inbox",
    subject: "See attached",
    body: { contentType: "text", content: "" },
  },
  ...{ receivedDateTime: "2026-11-20T10:00:00Z", isRead: false, isDraft: false, hasAttachments: true },
  internetMessageHeaders: [],
});
const attached = { "@odata.type": "#microsoft.graph.itemAttachment", id: "a", name: "Offer", size: 1000 };

/** The email, where Graph answers like this when it is asked for what lies in the attachment. */
function emailWhere(item: () => Response) {
  const api = graphApi({
    ...{ rootUrl: "https://graph.example/v1.0", clock: { now: () => 0 }, mailboxAddress: null },
    accessToken: async () => "token",
    spent: () => undefined,
    fetch: async (input) => {
      const url = input instanceof Request ? input.url : input.toString();
      return url.includes("$expand=") ? item() : Response.json({ value: [attached] });
    },
  });
  return withDetails(api, message, true, Promise.resolve(null));
}

it("who wrote a mail that lies in a mail stands behind it, whatever marks are in their name", async () => {
  const from = { emailAddress: { name: 'Ana "A," Ruiz', address: "Ana@orbis.example" } };
  const { behind } = await emailWhere(() => Response.json({ ...attached, item: { from } }));
  expect(behind).toEqual([{ role: "forwarded", name: "Ana A, Ruiz", address: "ana@orbis.example" }]);
});

it.each([400, 404, 500])("a mail whose attached mail is answered %i is read without it", async (status) => {
  const email = await emailWhere(() => Response.json({ error: { code: "x", message: "" } }, { status }));
  expect(email).toMatchObject({ behind: [], attachments: [{ filename: "Offer.eml" }] });
});

it("Graph's wish to be left alone is heeded there too", async () => {
  const refusal = () => new Response("{}", { status: 429, headers: { "retry-after": "5" } });
  await expect(emailWhere(refusal)).rejects.toMatchObject({ code: "rate_limited" });
});
