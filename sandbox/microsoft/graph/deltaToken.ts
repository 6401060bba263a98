import * as z from "zod";
import type { AccountRow } from "../accounts.ts";
import type { MicrosoftContext } from "../context.ts";
import { badRequest, GraphError } from "../errors.ts";

const position = z.discriminatedUnion("phase", [
  /** Listing what is there, newest first, after this email; changes since `base` come later. */
  z.object({
    phase: z.literal("list"),
    at: z.number(),
    seq: z.number(),
    listed: z.number(),
    base: z.number(),
  }),
  /** In the middle of a round of changes that began after `start`, has new ones after `fresh`, and ends with `upto`. */
  z.object({
    phase: z.literal("round"),
    start: z.number(),
    fresh: z.number(),
    after: z.number(),
    upto: z.number(),
  }),
  /** Between two rounds: the next begins after `after`; the new ones of the one before began after `before`. */
  z.object({ phase: z.literal("wait"), after: z.number(), before: z.number() }),
]);

const token = z.object({
  account: z.number(),
  /** Row number of the folder; 0: the folders themselves. */
  scope: z.number(),
  /** How often this delta had lost its state when the walk began. */
  epoch: z.number(),
  /** The query of the first call, as it goes on. */
  query: z.string(),
  position,
});

/** Where a walk through a delta stands. */
export type DeltaPosition = z.infer<typeof position>;
export type DeltaToken = z.infer<typeof token>;

interface ResetRow {
  epoch: number;
  code: string;
  status: number;
  after_pages: number;
}

const messages: Record<string, string> = {
  resyncrequired: "Resync required. Replace any local items with the server's version.",
  syncstatenotfound: "The sync state generation is not found. Please start over without a sync token.",
  syncstateinvalid: "The sync state is invalid. Please start over without a sync token.",
  invalidsyncstatedata: "The specified sync state data is invalid.",
};

function resetOf({ store }: MicrosoftContext, account: AccountRow, scope: number): ResetRow | undefined {
  return store.get<ResetRow>(
    "SELECT epoch, code, status, after_pages FROM delta_reset WHERE account_id = ? AND scope = ?",
    account.id,
    scope,
  );
}

/** How often a delta has lost its state. */
export function epochOf(microsoft: MicrosoftContext, account: AccountRow, scope: number): number {
  return resetOf(microsoft, account, scope)?.epoch ?? 0;
}

/** Writes a token; opaque to everybody else. */
export function writeDeltaToken(value: DeltaToken): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/**
 * Reads a token of this delta. Throws Graph's refusal for what is none, and what a lost state answers; `restart` is
 * the url at which a client may begin anew.
 */
export function readDeltaToken(
  microsoft: MicrosoftContext,
  account: AccountRow,
  scope: number,
  text: string,
  restart: string,
): DeltaToken {
  let read: DeltaToken;
  try {
    read = token.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    throw badRequest("Badly formed token.", "BadRequest");
  }
  if (read.account !== account.id || read.scope !== scope)
    throw badRequest("The token does not belong to this resource.", "SyncStateInvalid");
  const reset = resetOf(microsoft, account, scope);
  if (!reset || read.epoch >= reset.epoch) return read;
  if (reset.after_pages > 0) {
    microsoft.store.run(
      "UPDATE delta_reset SET after_pages = after_pages - 1 WHERE account_id = ? AND scope = ?",
      account.id,
      scope,
    );
    return read;
  }
  throw new GraphError(
    reset.status,
    reset.code,
    messages[reset.code.toLowerCase()] ?? "The sync state is gone.",
    reset.status === 410 ? { location: restart } : {},
  );
}
