import { eq } from "drizzle-orm";
import type { Organization } from "#shared/organization.ts";
import type { UserContext } from "../../context.ts";
import { organization } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";
import { requireAdmin } from "./requireAdmin.ts";

/** The actor's organization with its settings. @throws AppError `forbidden` for members */
export async function readOrganization(ctx: UserContext): Promise<Organization> {
  requireAdmin(ctx);
  const { id, name, providerDeletion, attachmentStorage, freeMailDomains, notFreeMailDomains, ownDomains } =
    organization;
  const [found] = await ctx.db
    .select({
      id,
      name,
      providerDeletion,
      attachmentStorage,
      freeMailDomains,
      notFreeMailDomains,
      ownDomains,
    })
    .from(organization)
    .where(eq(id, ctx.actor.organizationId));
  if (!found) throw new AppError("not_found", "This organization is no more.");
  return found;
}
