import { openMailbox } from "#worker/accounts/mailboxes/openMailbox.ts";
import { updateMailbox } from "#worker/accounts/mailboxes/updateMailbox.ts";
import type { UserContext } from "#worker/context.ts";
import { AppError } from "#worker/errors.ts";
import { ProviderError } from "#worker/providers/providerError.ts";
import type { Happening } from "../bench/account.ts";
import { mailboxRow, type Scenario } from "./scenario.ts";

type Patch = Parameters<typeof updateMailbox>[2];

/** What an owner changes in the settings of the mailbox while it is synced. */
export function settingsHappenings(scenario: Scenario): Happening[] {
  return [
    {
      name: "a folder is left out",
      weight: 2,
      async run(random) {
        const included = (await mailboxRow(scenario)).folders.filter((folder) => folder.included);
        if (included.length === 0) return;
        const { id } = random.pick(included);
        const existing = random.pick(["keep", "remove"] as const);
        await change(scenario, { folders: [{ id, included: false, existing }] });
      },
    },
    {
      name: "a folder is wanted",
      weight: 2,
      async run(random) {
        const leftOut = (await mailboxRow(scenario)).folders.filter(
          // What is skipped as a draft stays accounted for where its folder goes, until the next daily comparison.
          (folder) => !folder.included && folder.name !== "Drafts",
        );
        if (leftOut.length === 0) return;
        await change(scenario, {
          folders: [{ id: random.pick(leftOut).id, included: true, existing: "keep" }],
        });
      },
    },
    {
      name: "another depth",
      weight: 1,
      async run(random) {
        await change(scenario, { backfill: random.pick(["90d", "1y", "all"]) });
      },
    },
    {
      name: "switched off or on",
      weight: 1,
      async run() {
        await change(scenario, { enabled: !(await mailboxRow(scenario)).enabled });
      },
    },
  ];
}

/** Puts the settings back to the usual ones. @returns whether they are. */
export async function usualSettings(scenario: Scenario): Promise<boolean> {
  if (scenario.isUsual) return true;
  const { ctx } = scenario;
  const row = await mailboxRow(scenario);
  try {
    await updateMailbox(userOf(scenario), row.id, { enabled: true, backfill: "all" });
    const folders = await openMailbox(ctx, row).folders();
    const choices = new Map(row.folders.map(({ id, included }) => [id, included]));
    await updateMailbox(userOf(scenario), row.id, {
      folders: folders
        // What was wanted for a while may have been kept since.
        .filter(({ id, isDefault }) => !isDefault || choices.get(id) === false)
        .map(({ id, isDefault }) => ({
          id,
          included: isDefault,
          existing: isDefault ? "keep" : "remove",
        })),
    });
    scenario.isUsual = true;
  } catch (error) {
    refuse(error);
  }
  return scenario.isUsual;
}

async function change(scenario: Scenario, patch: Patch): Promise<void> {
  scenario.isUsual = false;
  try {
    await updateMailbox(userOf(scenario), scenario.emailProviderId, patch);
  } catch (error) {
    refuse(error);
  }
}

/** What an owner is answered who changes settings while the provider fails, or a folder has gone. */
function refuse(error: unknown): void {
  if (!(error instanceof ProviderError) && !(error instanceof AppError)) throw error;
}

function userOf({ ctx, actor }: Scenario): UserContext {
  return { ...ctx, actor };
}
