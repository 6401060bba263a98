import { describe, expect, it } from "vitest";
import { compare } from "../scenario/compare.ts";
import { nextMail } from "../scenario/mailHappenings.ts";
import { settle } from "../scenario/settle.ts";
import { inboxIds, look, namedLives, names, onListing } from "./namedLife.ts";

// How changes are told wrongly, late, or not at all: each is how a public engine lost or deleted mail.

const lives = namedLives();

describe.each(names)("%s", (name) => {
  it("has forgotten the position, and what came, went and was marked since is seen", async () => {
    const scenario = await lives.live(name, 30);
    const { account } = scenario;
    const [first = "", second = "", third = ""] = await inboxIds(scenario);
    await account.control.deliver(account.address, { raw: nextMail(scenario) });
    await account.control.deleteEmails(account.address, [first]);
    await account.control.trash(account.address, [second]);
    await account.control.mark(account.address, [third], { read: true, starred: true });
    await account.forgetPositions();
    await settle(scenario);
    expect((await compare(scenario)).wrongs).toEqual([]);
  });

  it("answers 404 to one email of a page that was deleted behind the listing's back", async () => {
    const scenario = await lives.connected(name, 40);
    const { control, address } = scenario.account;
    const [first = ""] = await inboxIds(scenario);
    let isDeleted = false;
    onListing(scenario, async (body) => {
      if (!isDeleted) await control.deleteEmails(address, [first]);
      isDeleted = true;
      return body;
    });
    await settle(scenario);
    expect(isDeleted).toBe(true);
    expect((await compare(scenario)).wrongs).toEqual([]);
  });

  it("answers 404 to one email of a page that is there all the same", async () => {
    const scenario = await lives.live(name, 12);
    const { account } = scenario;
    const [first = ""] = await inboxIds(scenario);
    await account.control.addFault({
      match: { method: "GET", path: `*/messages/${first}` },
      effect: { kind: "status", status: 404 },
    });
    // Gmail is asked for each stored email once more, Graph for one that left its folder.
    if (name === "Gmail") await account.forgetPositions();
    else await account.control.label(account.address, [first], { add: ["Clients"], remove: ["INBOX"] });
    await look(scenario);
    await look(scenario);
    expect(await account.control.faults()).toEqual([]);
    await settle(scenario);
    expect((await compare(scenario)).wrongs).toEqual([]);
  });

  it("tells of a mail twice, late and before it is there", async () => {
    const scenario = await lives.live(name, 3);
    const { control, address } = scenario.account;
    await look(scenario);
    await control.duplicatePushes(1);
    await control.deliver(address, { raw: nextMail(scenario) });
    await look(scenario, 1);
    await control.setPushMode("hold");
    await control.deliver(address, { raw: nextMail(scenario) });
    await look(scenario, 30);
    await settle(scenario);
    expect((await compare(scenario)).wrongs).toEqual([]);
  });
});
