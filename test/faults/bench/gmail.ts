import { startGoogle } from "#sandbox/google/server.ts";
import type { FaultEffect } from "#sandbox/standIn/control/types.ts";
import type { Account, Happening, Held, Provider } from "./account.ts";
import type { BenchClock } from "./clock.ts";
import { broken, busy, down, type FaultPlan } from "./faultPlans.ts";

const scopes = ["https://www.googleapis.com/auth/gmail.modify"];

const refusedForRate: FaultEffect[] = ["rateLimitExceeded", "userRateLimitExceeded"].map((reason) => ({
  kind: "status",
  status: 403,
  reason,
}));
const ways: FaultEffect[] = [...down, ...busy, ...broken, ...refusedForRate];
const denied: FaultEffect[] = [401, 403, 400].map((status) => ({ kind: "status", status }));

const faults: FaultPlan[] = [
  ...["getProfile", "labels.list", "labels.get", "settings.sendAs.list", "messages.list", "history.list"].map(
    (method) => ({ endpoint: `gmail.users.${method}`, effects: [...ways, ...denied] }),
  ),
  { endpoint: "gmail.users.history.list", effects: [{ kind: "status", status: 404 }] },
  { endpoint: "gmail.users.watch", effects: [...ways, ...denied] },
  { endpoint: "batch", effects: [...ways, ...denied] },
  {
    endpoint: "gmail.users.messages.get",
    effects: [
      ...ways,
      { kind: "missing" },
      ...[401, 404].map((status) => ({ kind: "status" as const, status })),
    ],
  },
  {
    endpoint: "oauth.token",
    effects: [
      ...ways,
      { kind: "status", status: 400, reason: "invalid_grant" },
      { kind: "status", status: 401, reason: "invalid_client" },
    ],
  },
  { endpoint: "oauth.discovery", effects: [...down, ...broken] },
];

const audience = "https://threadbook.example/webhooks/gmail";
const serviceAccount = "push@threadbook-sandbox.iam.example";

/** Gmail's stand-in, an account for each scenario; what changes is pushed to `publicUrl`, or to nobody. */
export async function gmail(clock: BenchClock, publicUrl: string | null): Promise<Provider> {
  const standIn = await startGoogle({
    storage: ":memory:",
    clientId: "client",
    clientSecret: "secret",
    redirectUris: ["http://127.0.0.1:8787/auth/callback/google"],
    clock: { now: () => clock.now() },
  });
  const { control, url } = standIn;

  async function held(address: string): Promise<Held[]> {
    const emails = await control.emails(address, { limit: 100_000 });
    return emails.map(({ id, subject, labels }) => ({
      externalId: id,
      subject,
      isIncluded: !labels.some((label) => ["SPAM", "TRASH", "CHAT"].includes(label)),
      isDraft: labels.includes("DRAFT"),
      folders: labels.toSorted(),
      isRead: !labels.includes("UNREAD"),
      isStarred: labels.includes("STARRED"),
    }));
  }

  const pushTo = (onePerSecond: boolean) =>
    control.setPushEndpoint(
      publicUrl === null
        ? null
        : { url: `${publicUrl}/webhooks/gmail`, audience, serviceAccount, onePerSecond },
    );

  const happenings = (address: string): Happening[] => [
    { name: "history expires", weight: 2, run: () => control.expireHistory(address) },
    {
      name: "quota",
      weight: 1,
      run: (random) =>
        control.setQuota(
          random.chance(0.5)
            ? null
            : { unitsPerMinute: random.int(60, 400), refuseWith: random.pick(["403", "429"]) },
        ),
    },
    {
      name: "history with empty pages",
      weight: 1,
      run: (random) => control.changeAccount(address, { emptyHistoryPages: random.int(0, 3) }),
    },
    {
      name: "history ids grow beyond a double",
      weight: 1,
      run: (random) => control.changeAccount(address, { historyId: `90071992547409${random.int(100, 999)}` }),
    },
    {
      name: "notifications once a second",
      weight: 1,
      run: (random) => pushTo(random.chance(0.5)),
    },
    {
      name: "refresh tokens rotate",
      weight: 1,
      run: (random) => control.changeAccount(address, { rotateRefreshTokens: random.chance(0.7) }),
    },
  ];

  return {
    name: "Gmail",
    close: () => standIn.close(),
    async open(address, mails): Promise<Account> {
      await control.clearFaults();
      await control.setQuota(null);
      await pushTo(true);
      await control.addAccount({ address, name: "Ada Brandt", aliases: [] });
      await control.seed(address, mails);
      return {
        kind: "google",
        address,
        control,
        subject: address,
        scopes,
        config: {
          GOOGLE_ISSUER: url,
          GMAIL_API_URL: url,
          ...(publicUrl === null
            ? {}
            : {
                GOOGLE_PUBSUB_TOPIC: "projects/threadbook-sandbox/topics/gmail",
                GOOGLE_PUBSUB_AUDIENCE: audience,
                GOOGLE_PUBSUB_SERVICE_ACCOUNT: serviceAccount,
              }),
        },
        grant: () => control.grant(address, scopes),
        happenings: () => happenings(address),
        faults,
        replaceRefreshTokens: () => control.changeAccount(address, { rotateRefreshTokens: true }),
        forgetPositions: () => control.expireHistory(address),
        async calm() {
          await control.clearFaults();
          await control.setQuota(null);
          await control.changeAccount(address, { emptyHistoryPages: 0 });
        },
        held: () => held(address),
      };
    },
  };
}
