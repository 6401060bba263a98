import type { GoogleControl } from "#sandbox/google/control/control.ts";
import { generateMailbox, generateWorld, type World } from "#sandbox/mailboxes/generate.ts";

const seed = 7;

/** The person whose mailbox the sandbox connects. */
export const sampleOwner = "ada@northwind.example";

/** The invented company and the businesses it writes with. */
export function sampleWorld(until: number): World {
  return generateWorld({ seed, until });
}

/** Fills the stand-in's mailbox unless it holds mail from an earlier start. Returns how many emails it holds. */
export async function fillSampleMailbox(
  control: GoogleControl,
  world: World,
  options: { emails: number; until: number },
): Promise<number> {
  const owner = world.organization.people.find((person) => person.address === sampleOwner);
  if (owner === undefined) throw new Error(`${sampleOwner} is not in the sample world.`);
  const known = (await control.accounts()).find((account) => account.address === sampleOwner);
  if (known === undefined) await control.addAccount(owner);
  if (known !== undefined && known.emails > 0) return known.emails;
  return control.seed(sampleOwner, generateMailbox(world, { ...options, owner: sampleOwner, seed }));
}
