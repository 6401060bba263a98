import * as z from "zod";

const domains = z.array(z.string().min(1).max(253)).max(500);

const providerDeletionSchema = z.enum(["hide", "flag"]);

/** Where files and HTML of emails come from: the mail provider each time, or a bucket that keeps what was opened. */
const attachmentStorageSchema = z.enum(["on-demand", "r2"]);

/** `GET /v1/organization`, for administrators. */
export const organizationSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** What becomes of an email that its mail provider deleted: out of sight, or kept with a mark. */
  providerDeletion: providerDeletionSchema,
  attachmentStorage: attachmentStorageSchema,
  /** Domains that give addresses to strangers, beyond the known ones: they tell no business. */
  freeMailDomains: z.array(z.string()),
  /** Domains that usually are free mail and here tell a business. */
  notFreeMailDomains: z.array(z.string()),
  /** Domains of the organization itself, beyond those of its members' and mailboxes' addresses. */
  ownDomains: z.array(z.string()),
});
export type Organization = z.infer<typeof organizationSchema>;

/** `PATCH /v1/organization`. Each list is replaced as a whole. */
export const organizationPatchSchema = z
  .object({
    name: z.string().trim().min(1).max(200),
    providerDeletion: providerDeletionSchema,
    attachmentStorage: attachmentStorageSchema,
    freeMailDomains: domains,
    notFreeMailDomains: domains,
    ownDomains: domains,
  })
  .partial()
  .strict();
export type OrganizationPatch = z.infer<typeof organizationPatchSchema>;
