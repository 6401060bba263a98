import { eq } from "drizzle-orm";
import type { SampleEmail } from "#sandbox/mail/sampleEmail.ts";
import type { StandInControl } from "#sandbox/standIn/control/standInControl.ts";
import type { DeliveryState } from "#sandbox/standIn/control/types.ts";
import type { TestContext } from "#test/factory/context.ts";
import { connectGmail } from "#test/factory/gmailMailbox.ts";
import { connectOutlook } from "#test/factory/outlookMailbox.ts";
import { ada } from "#test/factory/rawMail.ts";
import { openMailbox } from "#worker/accounts/mailboxes/openMailbox.ts";
import { emailProvider, emailSync } from "#worker/db/schema/tables.ts";
import type { MailProvider } from "#worker/providers/mailProvider.ts";
import { runSlice } from "#worker/sync/slice/runSlice.ts";

/** A mailbox of either provider, connected, and what tests do to it from behind. */
export interface ConnectedMailbox {
  control: Pick<
    StandInControl<never, never, DeliveryState>,
    | "deliver"
    | "reply"
    | "mark"
    | "label"
    | "trash"
    | "untrash"
    | "deleteEmails"
    | "emails"
    | "grant"
    | "revoke"
    | "expireAccessTokens"
    | "addFault"
    | "failEmail"
    | "removeFault"
    | "clearFaults"
    | "requests"
    | "resetRequests"
  >;
  ctx: TestContext;
  organizationId: string;
  emailProviderId: string;
  /** The provider forgets every position from which changes are followed. */
  forgetPositions(): Promise<void>;
  /** Old refresh tokens die, as they do where each works once. */
  retireOldRefreshTokens(): Promise<void>;
  close(): Promise<void>;
}

/** All that the suite has to know of a provider. */
export interface ProviderUnderTest {
  name: string;
  connect(mails?: Iterable<SampleEmail>): Promise<ConnectedMailbox>;
  /** What a person grants who lets us read and not change. */
  readOnly: string[];
  /** Requests for mail that an empty poll costs. */
  emptyPoll: number;
  /** A URLPattern path of the whole mail API. */
  mailApi: string;
  /** Beginning of the path of the token endpoint. */
  tokenPath: string;
}

async function gmail(mails: Iterable<SampleEmail> = []): Promise<ConnectedMailbox> {
  const connected = await connectGmail(mails);
  const { google, control } = connected;
  return {
    ...connected,
    forgetPositions: () => control.expireHistory(ada),
    retireOldRefreshTokens: () => control.changeAccount(ada, { rotateRefreshTokens: true }),
    close: () => google.close(),
  };
}

async function outlook(mails: Iterable<SampleEmail> = []): Promise<ConnectedMailbox> {
  const connected = await connectOutlook(mails);
  const { microsoft, control } = connected;
  return {
    ...connected,
    forgetPositions: () => control.resetDelta(ada),
    retireOldRefreshTokens: () => control.changeAccount(ada, { usedRefreshTokens: "die" }),
    close: () => microsoft.close(),
  };
}

export const providers: ProviderUnderTest[] = [
  {
    name: "Gmail",
    connect: gmail,
    readOnly: ["https://www.googleapis.com/auth/gmail.readonly"],
    emptyPoll: 1,
    mailApi: "/gmail/*",
    tokenPath: "/token",
  },
  {
    name: "Outlook",
    connect: outlook,
    readOnly: ["openid", "offline_access", "Mail.Read"],
    // One batch of the three folders and the tree.
    emptyPoll: 1,
    mailApi: "/v1.0/*",
    tokenPath: "/common/oauth2",
  },
];

/** Runs slices until nothing is left to do now. */
export async function sync({ ctx, organizationId, emailProviderId }: ConnectedMailbox) {
  for (let slices = 0; slices < 50; slices++) {
    const outcome = await runSlice(ctx, { organizationId, emailProviderId });
    if (outcome !== "more") return outcome;
  }
  throw new Error("The mailbox never comes to rest.");
}

/** Some minutes on: what was not found without having been reported as deleted has then had its second look. */
export function syncLater(mailbox: ConnectedMailbox, minutes = 2) {
  mailbox.ctx.clock.advance(minutes * 60_000);
  return sync(mailbox);
}

export async function mailboxRow({ ctx, emailProviderId }: ConnectedMailbox) {
  const [row] = await ctx.db.select().from(emailProvider).where(eq(emailProvider.id, emailProviderId));
  if (row === undefined) throw new Error("The mailbox is gone.");
  return row;
}

/** The provider's side, as a verb of the product would open it. */
export async function openProvider(connected: ConnectedMailbox): Promise<MailProvider> {
  return openMailbox(connected.ctx, await mailboxRow(connected));
}

export function storedEmails({ ctx }: ConnectedMailbox) {
  return ctx.db.select().from(emailSync).orderBy(emailSync.sentAt, emailSync.externalId);
}

export async function storedEmail(connected: ConnectedMailbox, externalId: string) {
  const found = (await storedEmails(connected)).find((email) => email.externalId === externalId);
  if (found === undefined) throw new Error(`There is no email ${externalId}.`);
  return found;
}

/** The provider's id of an email, by its place in the order in which they came. */
export async function idOf({ control }: ConnectedMailbox, index = 0): Promise<string> {
  const email = (await control.emails(ada))[index];
  if (email === undefined) throw new Error(`There is no email ${index}.`);
  return email.id;
}
