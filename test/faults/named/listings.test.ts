import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { compare } from "../scenario/compare.ts";
import { nextMail } from "../scenario/mailHappenings.ts";
import { mailboxRow, type Scenario } from "../scenario/scenario.ts";
import { settle } from "../scenario/settle.ts";
import { inboxIds, look, namedLives, names, onListing } from "./namedLife.ts";

// How listings lie: each is how a public engine lost or deleted mail.

const lives = namedLives();
const day = 86_400_000;

const lists = (body: Record<string, unknown>, change: (items: unknown[]) => unknown[]) =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? change(value) : value]),
  );

const halfOf = (body: Record<string, unknown>) =>
  lists(body, (items) => items.slice(0, Math.floor(items.length / 2)));

const notifications = ({ ctx }: Scenario) =>
  ctx.db.all(sql`select kind, closed_at is null as is_open from notification where kind = 'audit_gap'`);

describe.each(names)("%s", (name) => {
  it("lists the oldest first, with what is known before what is new", async () => {
    const scenario = await lives.connected(name, 70);
    onListing(scenario, (body) => lists(body, (items) => items.toReversed()));
    await look(scenario, 0);
    const { account, ctx } = scenario;
    // An imported mail is as old as it says, so it comes last of all.
    const receivedAt = ctx.clock.now() - 60 * day;
    await account.control.deliver(account.address, { raw: nextMail(scenario), receivedAt });
    await account.forgetPositions();
    await settle(scenario);
    expect((await compare(scenario)).wrongs).toEqual([]);
  });

  it("has its first mail changed, one deleted and one delivered while it is listed", async () => {
    const scenario = await lives.connected(name, 120);
    const { control, address } = scenario.account;
    const ids = await inboxIds(scenario);
    let isFirst = true;
    onListing(scenario, async (body) => {
      if (!isFirst) return body;
      isFirst = false;
      await control.mark(address, [ids.at(-1) ?? "", ids[0] ?? ""], { read: true, starred: true });
      await control.deleteEmails(address, [ids[1] ?? "", ids.at(-2) ?? ""]);
      await control.deliver(address, { raw: nextMail(scenario) });
      return body;
    });
    await settle(scenario);
    expect(isFirst).toBe(false);
    expect((await compare(scenario)).wrongs).toEqual([]);
  });

  it("lists half of its mail: nothing is deleted, and its owner is asked", async () => {
    const scenario = await lives.live(name, 120);
    onListing(scenario, halfOf);
    await scenario.account.forgetPositions();
    await look(scenario);
    await look(scenario, 25 * 60);
    const wrongs = (await compare(scenario)).wrongs.map(({ wrong }) => wrong);
    expect(wrongs).not.toContain("wrongly deleted");
    expect(await notifications(scenario)).toEqual([{ kind: "audit_gap", is_open: 1 }]);
    onListing(scenario, (body) => body);
    await look(scenario, 25 * 60);
    expect(await notifications(scenario)).toEqual([{ kind: "audit_gap", is_open: 0 }]);
    expect((await compare(scenario)).wrongs).toEqual([]);
  });

  it("is read a second time from the start, and 0 rows are written", async () => {
    const scenario = await lives.live(name, 90);
    await settle(scenario);
    const { ctx } = scenario;
    await ctx.db.run(sql`create table written (about text)`);
    for (const table of ["email_sync", "email_participant", "association", "sync_pending", "sync_skip"])
      for (const event of ["insert", "update", "delete"])
        await ctx.db.run(
          sql.raw(`create trigger ${table}_${event}_is_written after ${event} on ${table}
            begin insert into written values ('${event} ${table}'); end`),
        );
    await ctx.db.run(sql`delete from sync_cursor`);
    const { stored } = await mailboxRow(scenario);
    await look(scenario);
    expect(await ctx.db.all(sql`select about from written`)).toEqual([]);
    expect(await mailboxRow(scenario)).toMatchObject({ status: "live", stored });
    expect(stored).toBeGreaterThan(50);
  });
});
