import * as z from "zod";
import { type ControlArguments, commonArguments, newEmail } from "../../standIn/control/arguments.ts";
import { type AadstsCode, isAadstsCode } from "../oauth/aadsts.ts";
import type { MicrosoftControl } from "./control.ts";
import type { AccountOptions } from "./types.ts";

const accountOptions: z.ZodType<AccountOptions> = z.object({
  tenantId: z.exactOptional(z.guid()),
  ownsDomain: z.exactOptional(z.boolean()),
  adminApproval: z.exactOptional(z.enum(["required", "not-required"])),
  withheldScopes: z.exactOptional(z.array(z.string())),
  usedRefreshTokens: z.exactOptional(z.enum(["live", "die"])),
  scopeNames: z.exactOptional(z.enum(["short", "long"])),
  shared: z.exactOptional(z.boolean()),
  openTo: z.exactOptional(z.array(z.string())),
  language: z.exactOptional(z.enum(["en", "de", "fr", "es", "ja"])),
});

const deltaReset = z.object({
  folder: z.exactOptional(z.string()),
  code: z.exactOptional(z.string()),
  status: z.exactOptional(z.int().min(400).max(599)),
  afterPages: z.exactOptional(z.int().min(0)),
});

const behaviour = z.object({
  replayChanges: z.exactOptional(z.boolean()),
  returnsStayRemoved: z.exactOptional(z.boolean()),
  moveOrder: z.exactOptional(z.enum(["together", "removed-first", "created-first"])),
  movedReason: z.exactOptional(z.enum(["deleted", "changed"])),
  refuseHeadersInDelta: z.exactOptional(z.boolean()),
  filteredDeltaLimit: z.exactOptional(z.int().min(1)),
  joinBySubject: z.exactOptional(z.boolean()),
  notifyBulkMoves: z.exactOptional(z.boolean()),
});

const most = z.nullable(z.int().min(0));
const limits = z.object({ concurrent: most, batchConcurrent: most, requestsPer10Minutes: most });

const tokenFailure = z.object({
  code: z.custom<AadstsCode>((code) => typeof code === "number" && isAadstsCode(code), "No such AADSTS code"),
  account: z.exactOptional(z.string()),
  count: z.exactOptional(z.nullable(z.int().min(1))),
});

const text = z.string();
const ids = z.array(text);

/** The arguments of each operation of Microsoft's control. */
export const controlArguments: ControlArguments<MicrosoftControl> = {
  ...commonArguments(accountOptions),
  folders: z.tuple([text]),
  createFolder: z.tuple([text, text]),
  renameFolder: z.tuple([text, text, text]),
  moveFolder: z.tuple([text, text, text]),
  deleteFolder: z.tuple([text, text]),
  move: z.tuple([text, ids, text]),
  ordinaryIds: z.tuple([text, ids]),
  announceLate: z.tuple([text, newEmail]),
  releaseLateEmails: z.tuple([text]),
  resetDelta: z.tuple([text, deltaReset.optional()]),
  setBehaviour: z.tuple([behaviour]),
  setLimits: z.tuple([z.nullable(limits)]),
  failToken: z.tuple([tokenFailure]),
  retireRefreshTokens: z.tuple([text]),
  subscriptions: z.tuple([text]),
  sendLifecycle: z.tuple([text, z.enum(["reauthorizationRequired", "subscriptionRemoved", "missed"])]),
};
