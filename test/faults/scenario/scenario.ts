import { eq } from "drizzle-orm";
import { createRandom, type Random } from "#sandbox/mailboxes/random.ts";
import { createOrganization, createUser } from "#test/factory/organization.ts";
import { connectMailbox } from "#worker/accounts/mailboxes/connectMailbox.ts";
import { requireProfile } from "#worker/accounts/signIn/requireProfile.ts";
import { readConfig } from "#worker/config.ts";
import type { Actor, Context } from "#worker/context.ts";
import { databaseFor } from "#worker/db/client.ts";
import { emailProvider } from "#worker/db/schema/tables.ts";
import type { LogFields } from "#worker/log.ts";
import { createJweVault } from "#worker/security/jweVault.ts";
import type { Account, Provider } from "../bench/account.ts";
import type { Bench } from "../bench/bench.ts";
import type { BenchClock } from "../bench/clock.ts";
import { olderMails } from "../bench/mail.ts";
import { type MemoryQueue, memoryQueue } from "../bench/queue.ts";
import { type Turnstile, turnstile } from "../bench/turnstile.ts";
import type { Notice } from "../bench/webhooks.ts";

/** What a scenario needs of the bench. */
export type Place = Pick<Bench, "clock" | "databases" | "webhooks">;

/** A provider's notification on its way to the Worker. */
export interface WaitingNotice {
  notice: Notice;
  /** Milliseconds UTC before which it does not come. */
  dueAt: number;
  /** Deliveries that failed so far. */
  attempts: number;
}

/** One mailbox with its database, its provider and the messages on their way, from connecting to comparison. */
export interface Scenario {
  seed: string;
  bench: Place;
  account: Account;
  /** What the test itself looks through; the Worker has a context of its own at each invocation. */
  ctx: Context & { clock: BenchClock };
  actor: Actor;
  emailProviderId: string;
  random: Random;
  queue: MemoryQueue;
  notices: WaitingNotice[];
  gate: Turnstile;
  /** Milliseconds UTC until which no database answers the Worker. */
  databaseAwayUntil: number;
  /** Milliseconds by which the clock of the machine differs on which the Worker runs. */
  clockIsOff: number;
  /** What becomes of a provider's answer on its way to the Worker. */
  onTheWay(request: { url: string; method: string }, answer: Response): Promise<Response>;
  /** The provider denied what it has: only a whole comparison with it, which is made once a day, finds that. */
  isMisled: boolean;
  /** The settings are those of a mailbox that was just connected. */
  isUsual: boolean;
  /** Mails so far: the number of the next one. */
  mails: number;
  /** Provider ids that a person removed from the timeline, and those that an admin erased. */
  removed: Set<string>;
  erased: Set<string>;
  /** Erased emails that the provider listed at that time: what it lists no more is not counted as left out. */
  tombstones: number;
  /** Faults so far: placed at the provider, deaths, and messages lost, doubled or held back. */
  faults: number;
  /** What happened, line by line: the same seed gives the same lines. */
  trace: string[];
  close(): void;
}

/** Opens a mailbox with `mails` emails of the last weeks, connects it, and leaves its first message in the queue. */
export async function openScenario(
  bench: Place,
  provider: Provider,
  seed: string,
  mails: number,
): Promise<Scenario> {
  bench.clock.restart();
  const random = createRandom(seed);
  const address = `ada-${seed.replaceAll(/\W/g, "-").toLowerCase()}@northwind.example`;
  const account = await provider.open(address, olderMails(mails, random));
  const database = await bench.databases.create();
  const config = readConfig({
    DATABASE_URL: database.url,
    DATABASE_AUTH_TOKEN: database.authToken,
    PUBLIC_URL: bench.webhooks?.url ?? "http://threadbook.example",
    GOOGLE_CLIENT_ID: "client",
    GOOGLE_CLIENT_SECRET: "secret",
    TOKEN_KEYS: JSON.stringify({ first: btoa("0123456789abcdef0123456789abcdef") }),
    TOKEN_KEY_CURRENT: "first",
    EXTENSION_REDIRECT_URIS: "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/",
    ...account.config,
  });
  const queue = memoryQueue(bench.clock.now);
  let ids = 0;
  const trace: string[] = [];
  const say = (event: string, fields: LogFields = {}) =>
    trace.push(`  ${event} ${fields.code ?? ""} ${fields.reason ?? ""}`.trimEnd());
  const ctx: Scenario["ctx"] = {
    config,
    db: databaseFor(config, null),
    clock: bench.clock,
    queue,
    fetch: (input, init) => fetch(input, init),
    log: { info: say, warn: say, error: say },
    vault: createJweVault(config),
    objects: null,
    newId() {
      ids += 1;
      return `00000000-0000-7000-8000-${String(ids).padStart(12, "0")}`;
    },
  };
  await account.control.setPushMode("hold");
  await account.control.releasePushes();
  bench.webhooks?.serveFor(ctx);
  const { id: organizationId } = await createOrganization(ctx);
  const actor = await createUser(ctx, organizationId, { email: address });
  const scenario: Scenario = {
    seed,
    bench,
    account,
    ctx,
    actor,
    emailProviderId: "",
    random,
    queue,
    notices: [],
    gate: turnstile(),
    databaseAwayUntil: 0,
    clockIsOff: 0,
    onTheWay: async (_, answer) => answer,
    isMisled: false,
    isUsual: true,
    mails,
    removed: new Set(),
    erased: new Set(),
    tombstones: 0,
    faults: 0,
    trace,
    close: () => ctx.db.$client.close(),
  };
  scenario.emailProviderId = await connect(scenario);
  return scenario;
}

/** What coming back from the provider's consent page does: for the first time, or again. */
export async function connect({ ctx, actor, account }: Scenario): Promise<string> {
  const { accessToken, refreshToken } = await account.grant();
  return connectMailbox(ctx, actor, requireProfile(account.kind, ctx.config), {
    identity: { subject: account.subject, email: account.address, isEmailVerified: true, name: "Ada" },
    tokens: { accessToken, refreshToken, accessTokenExpiresAt: ctx.clock.now() + 3_600_000 },
    grantedScopes: account.scopes,
  });
}

export async function mailboxRow({ ctx, emailProviderId }: Scenario) {
  const [row] = await ctx.db.select().from(emailProvider).where(eq(emailProvider.id, emailProviderId));
  if (row === undefined) throw new Error("The mailbox is gone.");
  return row;
}
