import * as z from "zod";
import { providerKindSchema } from "./auth.ts";

export const folderChoiceSchema = z.object({ id: z.string(), name: z.string(), included: z.boolean() });
/** A Gmail label or Graph mail folder, and whether the user wants it synced. */
export type FolderChoice = z.infer<typeof folderChoiceSchema>;

/** `GET /v1/providers/:id/folders`: with the emails that Threadbook holds of each. */
export const folderItemSchema = folderChoiceSchema.extend({ emails: z.number().int() });
export type FolderItem = z.infer<typeof folderItemSchema>;

const providerStatusSchema = z.enum(["connecting", "backfilling", "live", "paused", "reauth_required"]);

export const backfillDepthSchema = z.enum(["90d", "1y", "all"]);
export type BackfillDepth = z.infer<typeof backfillDepthSchema>;

/** What colleagues see of this mailbox's filed email. */
export const sharingSchema = z.enum(["metadata", "subject", "full"]);
export type Sharing = z.infer<typeof sharingSchema>;

const providerErrorActionSchema = z.enum(["reconnect", "wait", "contact_admin"]);

/** `GET /v1/providers`: a connected account. Times are milliseconds UTC. */
export const providerSchema = z.object({
  id: z.string(),
  kind: providerKindSchema,
  accountEmail: z.string(),
  /** The account through which a shared mailbox is read, by looking now and then; null for a mailbox of one's own. */
  openedBy: z.string().nullable(),
  status: providerStatusSchema,
  settings: z.object({
    syncIntervalMinutes: z.number().int(),
    folders: z.array(folderChoiceSchema),
    backfill: backfillDepthSchema,
    sharing: sharingSchema,
    /** False: neither text nor snippet of its emails is stored, and search does not find them by their words. */
    keepsText: z.boolean(),
    enabled: z.boolean(),
  }),
  /** What the user granted: what is false is off in the product, with a word why. */
  permissions: z.object({ read: z.boolean(), modify: z.boolean() }),
  /** listed = stored + skipped + pending */
  counts: z.object({ listed: z.number(), stored: z.number(), skipped: z.number(), pending: z.number() }),
  /** About how many emails there are to read; null while unknown. */
  estimated: z.number().nullable(),
  /** About how many milliseconds the first reading still takes, by the provider's quota; null where nothing is read. */
  timeLeft: z.number().nullable(),
  health: z.object({
    lastSyncAt: z.number().nullable(),
    /** When something was last new. */
    lastChangeAt: z.number().nullable(),
    nextSyncAt: z.number().nullable(),
    push: z.enum(["active", "lapsed", "off"]),
    error: z.object({ code: z.string(), message: z.string(), action: providerErrorActionSchema }).nullable(),
  }),
});
export type Provider = z.infer<typeof providerSchema>;

const auditMonthSchema = z.object({ month: z.string(), listed: z.number(), stored: z.number() });
/** One month of a mailbox (`2026-11`, UTC): what is stored of it, and how much of that the provider lists. */
export type AuditMonth = z.infer<typeof auditMonthSchema>;

const auditFolderSchema = z.object({ id: z.string(), listed: z.number(), stored: z.number() });
/** One folder that is read on its own: what the provider lists in it, and what is stored of it. */
export type AuditFolder = z.infer<typeof auditFolderSchema>;

/**
 * `GET /v1/providers/:id/audit`: whether everything that the provider lists is here.
 * listed = stored + skipped + pending + missing − unexpected; stored, skipped and pending are as of now.
 */
export const providerAuditSchema = z.object({
  /**
   * `never` compared yet; `running` now; `repairing`: some emails are being retried; `gap`: something that a person
   * should know; `clean`: everything is here.
   */
  state: z.enum(["clean", "repairing", "gap", "running", "never"]),
  listed: z.number(),
  stored: z.number(),
  /** By reason. */
  skipped: z.record(z.string(), z.number()),
  /** Being retried. */
  pending: z.number(),
  /** Listed by the provider and not here in any way, after the last comparison. */
  missing: z.number(),
  /** Here, but not listed by the provider, and left alone because there are suspiciously many. */
  unexpected: z.number(),
  /** What the last comparison made good: emails that were missing, and deletions that nobody had told. */
  repaired: z.object({ added: z.number(), removed: z.number() }),
  /** When the last comparison ended, milliseconds UTC; null before the first. */
  checkedAt: z.number().nullable(),
  /** As of the last comparison, the newest month first. */
  months: z.array(auditMonthSchema),
  folders: z.array(auditFolderSchema),
});
export type ProviderAudit = z.infer<typeof providerAuditSchema>;

/** `POST /v1/providers/:id/audit`, its query: compare now. */
export const auditRequestSchema = z
  .object({
    /** The person knows that a lot was deleted: what is not listed may be confirmed and removed one by one. */
    isShrinkExpected: z.stringbool().default(false),
  })
  .strict();
export type AuditRequest = z.output<typeof auditRequestSchema>;

/** `PATCH /v1/providers/:id` */
export const providerPatchSchema = z
  .object({
    syncIntervalMinutes: z.number().int().min(5).max(60),
    /** `existing` says what becomes of the emails of a folder that is left out from now on; kept unless said. */
    folders: z
      .array(
        z.object({
          id: z.string().max(512),
          included: z.boolean(),
          existing: z.enum(["keep", "remove"]).default("keep"),
        }),
      )
      .max(1000),
    backfill: backfillDepthSchema,
    sharing: sharingSchema,
    /** Switched off, what is stored is removed step by step; switched on, it holds for mail that is read from then on. */
    keepsText: z.boolean(),
    enabled: z.boolean(),
  })
  .partial()
  .strict();
export type ProviderPatch = z.input<typeof providerPatchSchema>;
export type ProviderChange = z.output<typeof providerPatchSchema>;
