import { describe, expect, it } from "vitest";
import { updateMailbox } from "#worker/accounts/mailboxes/updateMailbox.ts";
import { compare } from "../scenario/compare.ts";
import { drain } from "../scenario/drain.ts";
import { mailboxRow, type Scenario } from "../scenario/scenario.ts";
import { settle } from "../scenario/settle.ts";
import { namedLives, names } from "./namedLife.ts";

// What an owner chooses while the mailbox moves on.

const lives = namedLives();

function change({ ctx, actor, emailProviderId }: Scenario, patch: Parameters<typeof updateMailbox>[2]) {
  return updateMailbox({ ...ctx, actor }, emailProviderId, patch);
}

async function clientsFolder(scenario: Scenario): Promise<string> {
  const folder = (await mailboxRow(scenario)).folders.find((one) => one.name === "Clients");
  if (folder === undefined) throw new Error("There is no folder Clients.");
  return folder.id;
}

describe.each(names)("%s", (name) => {
  it("has a folder removed from Threadbook and wanted again before anything was looked at", async () => {
    const scenario = await lives.live(name, 40);
    const id = await clientsFolder(scenario);
    const { stored } = await mailboxRow(scenario);
    await change(scenario, { enabled: false });
    await change(scenario, { folders: [{ id, included: false, existing: "remove" }] });
    await drain(scenario);
    expect((await mailboxRow(scenario)).stored).toBeLessThan(stored);
    await change(scenario, { folders: [{ id, included: true, existing: "keep" }] });
    await change(scenario, { enabled: true });
    await settle(scenario);
    expect((await compare(scenario)).wrongs).toEqual([]);
    expect(await mailboxRow(scenario)).toMatchObject({ stored });
  });
});
