import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { timelineQuerySchema } from "#shared/timeline.ts";
import { createBusiness } from "#test/factory/business.ts";
import { createUser } from "#test/factory/organization.ts";
import { emailSync } from "#worker/db/schema/tables.ts";
import { listTimeline } from "#worker/timeline/listTimeline.ts";
import { compare } from "../scenario/compare.ts";
import { connect, type Scenario } from "../scenario/scenario.ts";
import { settle } from "../scenario/settle.ts";
import { look, namedLives, names } from "./namedLife.ts";

// Which mail is which, and whose: each is how a public engine merged, lost or turned mail round.

const lives = namedLives();

function mail(fields: Record<string, string>): Uint8Array {
  const headers = {
    From: "Ana Ruiz <ana@orbis.example>",
    To: "Ada <ada@northwind.example>",
    Subject: "Mail for both",
    Date: "Fri, 20 Nov 2026 09:00:00 +0000",
    "Message-ID": "<one@orbis.example>",
    ...fields,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\nOne text.\r\n`);
}

/** A colleague of the same organization with a mailbox of their own at the same provider. */
async function colleagueOf(scenario: Scenario): Promise<Scenario> {
  const { ctx, actor } = scenario;
  const name = scenario.account.kind === "google" ? "Gmail" : "Outlook";
  const address = `bob-${scenario.account.address}`;
  const account = await lives.bench().providers[name].open(address, []);
  const colleague = {
    ...scenario,
    account,
    actor: await createUser(ctx, actor.organizationId, { email: address, role: "member" }),
  };
  colleague.emailProviderId = await connect(colleague);
  return colleague;
}

const rowsOf = ({ ctx, emailProviderId }: Scenario) =>
  ctx.db.select().from(emailSync).where(eq(emailSync.emailProviderId, emailProviderId));

describe.each(names)("%s", (name) => {
  it("holds the same mail in two mailboxes: two emails, shown as one, and each goes by itself", async () => {
    const ada = await lives.live(name, 0);
    const bob = await colleagueOf(ada);
    const business = await createBusiness(ada.ctx, ada.actor.organizationId, "Orbis", ["orbis.example"]);
    const ids: string[] = [];
    for (const { account } of [ada, bob])
      ids.push((await account.control.deliver(account.address, { raw: mail({}) })).id);
    await settle(ada);
    await settle(bob);
    const [adas] = await rowsOf(ada);
    const [bobs] = await rowsOf(bob);
    expect(bobs?.messageKey).toBe(adas?.messageKey);
    const query = timelineQuerySchema.parse({ businessId: business.id });
    const shown = async () => (await listTimeline({ ...ada.ctx, actor: ada.actor }, query)).items;
    expect((await shown()).map(({ copies }) => copies.length)).toEqual([2]);
    await ada.account.control.deleteEmails(ada.account.address, [ids[0] ?? ""]);
    await settle(ada);
    expect(await rowsOf(ada)).toMatchObject([{ deletedInProvider: true }]);
    expect(await rowsOf(bob)).toMatchObject([{ deletedInProvider: false }]);
    for (const one of [ada, bob]) expect((await compare(one)).wrongs).toEqual([]);
  });

  it("delivers to an alias and sends from it: it is the same mailbox, and the right way round", async () => {
    const scenario = await lives.connected(name, 0);
    const { control, address } = scenario.account;
    const alias = "orders@brandt.example";
    await control.addAccount({ address, name: "Ada Brandt", aliases: [alias] });
    const toAlias = {
      "Delivered-To": alias,
      To: "undisclosed-recipients:;",
      "Message-ID": "<to@orbis.example>",
    };
    const fromAlias = {
      From: `Ada <${alias}>`,
      To: "ana@orbis.example",
      "Message-ID": "<from@brandt.example>",
    };
    const amongUs = { From: `Ada <${alias}>`, To: address, "Message-ID": "<us@brandt.example>" };
    await control.deliver(address, { raw: mail({ ...toAlias, Subject: "To" }) });
    // Not in Sent: another program sent it, and a copy came.
    await control.deliver(address, { raw: mail({ ...fromAlias, Subject: "From" }) });
    await control.deliver(address, { raw: mail({ ...amongUs, Subject: "Among us" }) });
    await look(scenario, 0);
    const rows = await rowsOf(scenario);
    expect(Object.fromEntries(rows.map(({ subject, direction }) => [subject, direction]))).toEqual({
      To: "inbound",
      From: "outbound",
      "Among us": "internal",
    });
  });
});
