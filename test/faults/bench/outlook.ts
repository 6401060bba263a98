import type { Behaviour } from "#sandbox/microsoft/control/types.ts";
import { startMicrosoft } from "#sandbox/microsoft/server.ts";
import { callAs } from "#sandbox/standIn/callAs.ts";
import type { FaultEffect } from "#sandbox/standIn/control/types.ts";
import type { Account, Held, Provider } from "./account.ts";
import type { BenchClock } from "./clock.ts";
import { broken, busy, down, type FaultPlan } from "./faultPlans.ts";
import { outlookHappenings } from "./outlookHappenings.ts";

const scopes = ["openid", "profile", "email", "offline_access", "User.Read", "Mail.ReadWrite"];
const ways: FaultEffect[] = [
  ...down,
  ...busy,
  ...broken,
  ...[408, 409, 412, 423].map((status) => ({ kind: "status" as const, status })),
  { kind: "status", status: 404, reason: "MailboxNotEnabledForRESTAPI" },
];
const denied: FaultEffect[] = [401, 403].map((status) => ({ kind: "status", status }));
const forgotten: FaultEffect[] = [
  { kind: "status", status: 410, reason: "resyncRequired" },
  { kind: "status", status: 400, reason: "SyncStateNotFound" },
];

const faults: FaultPlan[] = [
  { endpoint: "graph.user.get", effects: [...ways, ...denied] },
  {
    endpoint: "graph.mailFolders.get",
    effects: [...ways, ...denied, ...[400, 404].map((status) => ({ kind: "status" as const, status }))],
  },
  ...["create", "update"].map((method) => ({
    endpoint: `graph.subscriptions.${method}`,
    effects: [...ways, ...denied, ...[400, 404].map((status) => ({ kind: "status" as const, status }))],
  })),
  { endpoint: "graph.mailFolders.delta", effects: [...ways, ...denied, ...forgotten] },
  {
    endpoint: "graph.messages.delta",
    effects: [
      ...ways,
      ...denied,
      ...forgotten,
      ...[400, 404].map((status) => ({ kind: "status" as const, status })),
    ],
  },
  {
    endpoint: "graph.messages.get",
    effects: [...ways, ...denied, { kind: "missing" }, { kind: "status", status: 404 }],
  },
  { endpoint: "graph.messages.list", effects: [...ways] },
  { endpoint: "batch", effects: [...ways, ...denied] },
  {
    endpoint: "oauth.token",
    effects: [
      ...down,
      ...busy,
      ...broken,
      ...["AADSTS700082", "AADSTS50173"].map((reason) => ({ kind: "status" as const, status: 400, reason })),
      { kind: "status", status: 401, reason: "AADSTS7000222" },
    ],
  },
  { endpoint: "oauth.discovery", effects: [...down, ...broken] },
];

/** Folders whose mail is not synced unless somebody wants it, with all below them. */
const leftOut = ["junkemail", "deleteditems", "drafts", "outbox", "conversationhistory"];

/** How Graph behaves unless a scenario has it otherwise. */
const usual: Behaviour = {
  replayChanges: false,
  returnsStayRemoved: false,
  moveOrder: "together",
  movedReason: "deleted",
  refuseHeadersInDelta: false,
  filteredDeltaLimit: 5_000,
  joinBySubject: false,
  notifyBulkMoves: false,
};

interface GraphPage {
  value: {
    id: string;
    subject: string;
    parentFolderId: string;
    isRead: boolean;
    isDraft: boolean;
    flag: { flagStatus: string };
  }[];
  "@odata.nextLink"?: string;
}

/** Outlook's stand-in, an account for each scenario. */
export async function outlook(clock: BenchClock): Promise<Provider> {
  const standIn = await startMicrosoft({
    storage: ":memory:",
    clientId: "client",
    clientSecret: "secret",
    redirectUris: ["http://127.0.0.1:8787/auth/callback/microsoft"],
    clock: { now: () => clock.now() },
  });
  const { control, url } = standIn;

  async function held(address: string): Promise<Held[]> {
    const folders = await control.folders(address);
    const outside = folders.filter(({ wellKnownName }) => leftOut.includes(wellKnownName ?? ""));
    const included = new Set(
      folders
        .filter(({ path }) => !outside.some((one) => path === one.path || path.startsWith(`${one.path}/`)))
        .map(({ id }) => id),
    );
    const { accessToken } = await control.grant(address, scopes);
    const call = callAs(`${url}/v1.0`, accessToken);
    const all: Held[] = [];
    let path = "/me/messages?$select=id,subject,parentFolderId,isRead,isDraft,flag&$top=500";
    while (path !== "") {
      const page = await call<GraphPage>(path, { headers: { prefer: 'IdType="ImmutableId"' } });
      if (page.status !== 200) throw new Error(`The mailbox cannot be read: ${page.status}`);
      for (const { id, subject, parentFolderId, isRead, isDraft, flag } of page.body.value)
        all.push({
          externalId: id,
          subject,
          isIncluded: included.has(parentFolderId),
          isDraft,
          folders: [parentFolderId],
          isRead,
          isStarred: flag.flagStatus === "flagged",
        });
      path = page.body["@odata.nextLink"] ?? "";
    }
    return all;
  }

  return {
    name: "Outlook",
    close: () => standIn.close(),
    async open(address, mails): Promise<Account> {
      await control.clearFaults();
      await control.setLimits(null);
      await control.setBehaviour(usual);
      await control.addAccount({ address, name: "Ada Brandt", aliases: [] });
      await control.seed(address, mails);
      const account = (await control.accounts()).find((one) => one.address === address);
      return {
        kind: "microsoft",
        address,
        control,
        subject: `${account?.tenantId}:${account?.objectId}`,
        scopes,
        config: {
          MICROSOFT_ISSUER: `${url}/common/v2.0`,
          GRAPH_API_URL: url,
          MICROSOFT_CLIENT_ID: "client",
          MICROSOFT_CLIENT_SECRET: "secret",
        },
        grant: () => control.grant(address, scopes),
        happenings: (newMail) => outlookHappenings(control, address, newMail),
        faults,
        replaceRefreshTokens: () => control.changeAccount(address, { usedRefreshTokens: "die" }),
        forgetPositions: () => control.resetDelta(address),
        async calm() {
          await control.clearFaults();
          await control.setLimits(null);
          await control.releaseLateEmails(address);
          // Its other freedoms are no faults: Graph may keep them for ever.
          await control.setBehaviour({ refuseHeadersInDelta: false });
        },
        held: () => held(address),
      };
    },
  };
}
