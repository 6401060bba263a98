import type { World } from "#sandbox/mailboxes/generate.ts";
import type { Page } from "#shared/page.ts";
import type { Provider } from "#shared/provider.ts";
import { watchBackfill } from "./progress.ts";
import { enterBusinesses } from "./sampleBusinesses.ts";
import { ada, ben, type SamplePerson } from "./samplePeople.ts";
import { type SandboxSession, signIn } from "./signIn.ts";

/**
 * What two colleagues do in their first minutes: one signs in, enters businesses and invites the other; both connect
 * their mailboxes. A second start finds all of it done, and only waits for new mail.
 */
export async function connectSampleAccounts(
  workerUrl: string,
  world: World,
  say: (line: string) => void,
): Promise<SandboxSession[]> {
  const first = await signIn(workerUrl, ada);
  await enterBusinesses(first, world);
  await invite(first, ben);
  await connect(first, ada, say);
  const second = await signIn(workerUrl, ben);
  await connect(second, ben, say);
  return [first, second];
}

/** Inviting again renews the invitation; somebody who has joined needs none. */
async function invite(session: SandboxSession, person: SamplePerson): Promise<void> {
  try {
    await session.call("POST", "/v1/invitations", { email: person.address, role: "member" });
  } catch (error) {
    if (!(error instanceof Error && error.message.includes("already_member"))) throw error;
  }
}

async function connect(
  session: SandboxSession & { connect(): Promise<string> },
  person: SamplePerson,
  say: (line: string) => void,
): Promise<void> {
  const { items } = await session.call<Page<Provider>>("GET", "/v1/providers");
  const known = items.find((provider) => provider.accountEmail === person.address);
  const id = known?.id ?? (await session.connect());
  await watchBackfill(session, id, (line) => say(`${person.address}: ${line}`));
}
