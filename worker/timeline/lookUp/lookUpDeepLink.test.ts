import { afterEach, describe, expect, it } from "vitest";
import { actingAs } from "#test/factory/context.ts";
import { sampleMails } from "#test/factory/gmailMailbox.ts";
import { connectOutlook } from "#test/factory/outlookMailbox.ts";
import { ada } from "#test/factory/rawMail.ts";
import { runSlice } from "../../sync/slice/runSlice.ts";
import { lookUp } from "./lookUp.ts";

let connected: Awaited<ReturnType<typeof connectOutlook>>;
afterEach(() => connected.microsoft.close());

describe("the lookup of an email that Outlook on the web names by its ordinary id", () => {
  it("finds it under the id that does not change", async () => {
    connected = await connectOutlook(sampleMails(3));
    const { ctx, control, owner } = connected;
    while ((await runSlice(ctx, connected)) === "more");
    const [email] = await control.emails(ada);
    const [ordinary = ""] = await control.ordinaryIds(ada, [email?.id ?? ""]);
    const shown = ordinary.replaceAll("-", "/").replaceAll("_", "+");
    const query = { provider: "microsoft" as const, account: ada, messageId: encodeURIComponent(shown) };
    expect(await lookUp(actingAs(ctx, owner), query)).toMatchObject({ state: "found", threadCount: 1 });
  });

  it("says that it is not here, also when the provider does not answer", async () => {
    connected = await connectOutlook(sampleMails(1));
    const { ctx, control, owner } = connected;
    while ((await runSlice(ctx, connected)) === "more");
    await control.addFault({ effect: { kind: "status", status: 503 }, count: null });
    const query = { provider: "microsoft" as const, account: ada, messageId: `AAMk${"A".repeat(40)}` };
    expect(await lookUp(actingAs(ctx, owner), query)).toMatchObject({ state: "not_synced", emailId: null });
  });
});
