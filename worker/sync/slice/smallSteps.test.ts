import { afterEach, describe, expect, it } from "vitest";
import { connectGmail, sampleMails } from "#test/factory/gmailMailbox.ts";
import { connectOutlook } from "#test/factory/outlookMailbox.ts";
import { ada } from "#test/factory/rawMail.ts";
import { emailProvider, syncPending } from "../../db/schema/tables.ts";
import { runSlice } from "./runSlice.ts";
import { smallSteps } from "./smallSteps.ts";

type Connected = Awaited<ReturnType<typeof connectGmail>>;
const running: { google: { close(): Promise<void> } }[] = [];
afterEach(async () => {
  for (const { google } of running.splice(0)) await google.close();
});

/** A mailbox in which one email ends the Worker whenever it is read: the slice stops there for good, lease in hand. */
async function withDeadlyEmail(count: number, index: number) {
  const connected = await connectGmail(sampleMails(count));
  running.push(connected);
  const deadly = (await connected.control.emails(ada))[index]?.id ?? "";
  let isDeadly = true;
  let died: () => void = () => {};
  const deadlyFetch: typeof fetch = (input, init) => {
    if (!isDeadly || !String(init?.body ?? "").includes(deadly)) return fetch(input, init);
    died();
    return new Promise(() => {});
  };
  const ctx = { ...connected.ctx, fetch: deadlyFetch };
  /** Runs one slice, to its end or to its death; the lease of a dead one has then run out. */
  async function run() {
    const death = new Promise<"dead">((resolve) => {
      died = () => resolve("dead");
    });
    const outcome = await Promise.race([runSlice(ctx, connected), death]);
    connected.ctx.clock.advance(60_001);
    return outcome;
  }
  return { ...connected, deadly, run, heal: () => (isDeadly = false) };
}

async function mailboxRow({ ctx }: Pick<Connected, "ctx">) {
  const [row] = await ctx.db.select().from(emailProvider);
  if (row === undefined) throw new Error("The mailbox is gone.");
  return row;
}

describe("an email that ends the Worker", () => {
  it("is found in small steps and set aside, and all others arrive", async () => {
    const mailbox = await withDeadlyEmail(130, 70);
    const outcomes = [];
    for (let slices = 0; slices < 12 && outcomes.at(-1) !== "done"; slices++)
      outcomes.push(await mailbox.run());
    expect(outcomes.filter((outcome) => outcome === "dead")).toHaveLength(4);
    expect(outcomes.at(-1)).toBe("done");
    expect(await mailboxRow(mailbox)).toMatchObject({
      status: "live",
      stored: 129,
      pending: 1,
      deaths: 0,
      suspects: null,
      failingSince: null,
      errorCode: null,
    });
    const waiting = await mailbox.ctx.db.select().from(syncPending);
    expect(waiting).toMatchObject([{ externalId: mailbox.deadly, reason: "worker_stopped", attempts: 1 }]);
  });

  it("is tried again by itself, later and later, and arrives once it can be read", async () => {
    const mailbox = await withDeadlyEmail(30, 7);
    for (let slices = 0; slices < 12; slices++) {
      if ((await mailbox.run()) === "done") break;
    }
    expect(await mailbox.run()).toBe("dead");
    await mailbox.run();
    const [waiting] = await mailbox.ctx.db.select().from(syncPending);
    expect(waiting).toMatchObject({ externalId: mailbox.deadly, attempts: 2 });
    expect((waiting?.nextTryAt ?? 0) - (waiting?.updatedAt ?? 0)).toBe(5 * 60_000);
    mailbox.heal();
    mailbox.ctx.clock.advance(5 * 60_000);
    await mailbox.run();
    expect(await mailbox.ctx.db.select().from(syncPending)).toEqual([]);
    expect(await mailboxRow(mailbox)).toMatchObject({ stored: 30, pending: 0, deaths: 0 });
  });

  it("is told of when it goes on, and tried less and less often", async () => {
    const mailbox = await withDeadlyEmail(30, 7);
    const { ctx } = mailbox;
    await ctx.db.update(emailProvider).set({
      deaths: 8,
      leaseOwner: "dead",
      leaseUntil: ctx.clock.now(),
      failingSince: ctx.clock.now() - 3_600_000,
    });
    await mailbox.run();
    const row = await mailboxRow(mailbox);
    expect(row).toMatchObject({ deaths: 9, errorCode: "sync_interrupted" });
    expect(row.nextSyncAt - ctx.clock.now()).toBeGreaterThan(10 * 60_000);
  });
});

describe("small steps", () => {
  const ids = Array.from({ length: 45 }, (_, number) => `m${number}`);

  it("are of twenty at first, and of each email once", () => {
    const steps = smallSteps(ids, null);
    expect(steps.map((step) => step.length)).toEqual([20, 20, 5]);
    expect(steps.flat()).toEqual(ids);
  });

  it("begin with the step that died, in a fifth of its size and at last one by one", () => {
    expect(smallSteps(ids, ids.slice(20, 40)).map((step) => step.length)).toEqual([4, 4, 4, 4, 4, 20, 5]);
    expect(smallSteps(ids, ids.slice(3, 7)).slice(0, 5)).toEqual([
      ["m3"],
      ["m4"],
      ["m5"],
      ["m6"],
      [...ids.slice(0, 3), ...ids.slice(7, 24)],
    ]);
  });
});

describe("a folder of Outlook whose usual pages no Worker can hold", () => {
  it("is read in small ones, and all of it arrives", async () => {
    const outlook = await connectOutlook(sampleMails(60));
    running.push({ google: outlook.microsoft });
    let died: () => void = () => {};
    const asked: number[] = [];
    const weak: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      const { value } = (await answer
        .clone()
        .json()
        .catch(() => ({}))) as { value?: { body?: unknown }[] };
      const whole = (value ?? []).filter((message) => message.body !== undefined).length;
      if (whole > 0) asked.push(whole);
      if (whole <= 5) return answer;
      died();
      return new Promise(() => {});
    };
    const outcomes = [];
    for (let slices = 0; slices < 20 && outcomes.at(-1) !== "done"; slices++) {
      const death = new Promise<"dead">((resolve) => {
        died = () => resolve("dead");
      });
      outcomes.push(await Promise.race([runSlice({ ...outlook.ctx, fetch: weak }, outlook), death]));
      outlook.ctx.clock.advance(60_001);
    }
    expect(outcomes[0]).toBe("dead");
    expect(outcomes.at(-1)).toBe("done");
    expect(asked.filter((count) => count === 5)).toHaveLength(12);
    expect(await mailboxRow(outlook)).toMatchObject({ status: "live", stored: 60, pending: 0, deaths: 0 });
  });
});
