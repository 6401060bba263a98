import type { SampleAccount, SampleEmail } from "#sandbox/mail/sampleEmail.ts";
import { generateMailbox, generateWorld, type World } from "#sandbox/mailboxes/generate.ts";
import type { SamplePerson } from "./samplePeople.ts";

const seed = 7;
const fewest = 50;

/** What a provider's stand-in must do to hold a sample mailbox. */
interface MailboxControl {
  accounts(): Promise<{ address: string; emails: number }[]>;
  addAccount(account: SampleAccount, options?: object): Promise<void>;
  seed(address: string, emails: Iterable<SampleEmail>): Promise<number>;
}

/** The invented company and the businesses it writes with. */
export function sampleWorld(until: number): World {
  return generateWorld({ seed, until });
}

/** Fills a stand-in's mailbox unless it holds mail from an earlier start. Returns how many emails it holds. */
export async function fillSampleMailbox(
  control: MailboxControl,
  world: World,
  person: SamplePerson,
  options: { emails: number; until: number; account?: object },
): Promise<number> {
  const owner = world.organization.people.find((one) => one.address === person.address);
  if (owner === undefined) throw new Error(`${person.address} is not in the sample world.`);
  const known = (await control.accounts()).find((account) => account.address === person.address);
  if (known === undefined) await control.addAccount(owner, options.account);
  if (known !== undefined && known.emails > 0) return known.emails;
  const emails = Math.max(fewest, Math.round(options.emails * person.share));
  return control.seed(
    person.address,
    generateMailbox(world, { owner: person.address, emails, until: options.until, seed }),
  );
}
