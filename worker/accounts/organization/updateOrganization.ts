import { eq, sql } from "drizzle-orm";
import * as z from "zod";
import { isFreeMailDomain, normalizeHost, registrableDomain } from "#shared/mailAddress.ts";
import type { Organization, OrganizationPatch } from "#shared/organization.ts";
import { oweReassociation } from "../../association/reassociateStep.ts";
import type { UserContext } from "../../context.ts";
import { organization } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";
import { owe } from "../../outbox.ts";
import { recordEvent } from "./auditEvent.ts";
import { readOrganization } from "./readOrganization.ts";

const lists = ["freeMailDomains", "notFreeMailDomains", "ownDomains"] as const;

/**
 * Changes the organization's settings. In the background mail of domains whose meaning changes is filed anew, and files
 * that are to be kept no longer are let go.
 * @throws AppError `forbidden` for members, `invalid_domain`, `free_mail_domain`, `domain_taken`, `no_storage`
 */
export async function updateOrganization(ctx: UserContext, patch: OrganizationPatch): Promise<Organization> {
  const before = await readOrganization(ctx);
  const after = {
    ...before,
    name: patch.name ?? before.name,
    providerDeletion: patch.providerDeletion ?? before.providerDeletion,
    attachmentStorage: patch.attachmentStorage ?? before.attachmentStorage,
  };
  if (patch.attachmentStorage === "r2" && ctx.objects === null)
    throw new AppError(
      "no_storage",
      "This Threadbook has no storage for files. Whoever runs it can add a bucket; until then files come from the mail provider.",
    );
  for (const list of lists) if (patch[list]) after[list] = [...new Set(patch[list].map(domainOf))].sort();
  const shared = after.ownDomains.find(
    (domain) =>
      after.freeMailDomains.includes(domain) ||
      (isFreeMailDomain(domain) && !after.notFreeMailDomains.includes(domain)),
  );
  if (shared !== undefined)
    throw new AppError(
      "free_mail_domain",
      `Strangers have addresses at ${shared}, so it is not your organization's own.`,
    );
  const changed = lists.flatMap((list) =>
    [...new Set([...before[list], ...after[list]])].filter(
      (domain) => before[list].includes(domain) !== after[list].includes(domain),
    ),
  );
  const isSame = (["name", "providerDeletion", "attachmentStorage"] as const).every(
    (setting) => after[setting] === before[setting],
  );
  if (changed.length === 0 && isSame) return before;
  await requireNoBusiness(ctx, after.ownDomains);
  const { organizationId, userId } = ctx.actor;
  const { name, providerDeletion, attachmentStorage, freeMailDomains, notFreeMailDomains, ownDomains } =
    after;
  const owed = await oweReassociation(ctx, organizationId, { domains: changed });
  const isLetGo = attachmentStorage === "on-demand" && before.attachmentStorage !== attachmentStorage;
  const dropped = await owe(ctx, isLetGo ? [{ type: "drop_kept", organizationId }] : []);
  await ctx.db.batch([
    ctx.db
      .update(organization)
      .set({
        name,
        providerDeletion,
        attachmentStorage,
        freeMailDomains,
        notFreeMailDomains,
        ownDomains,
        updatedAt: ctx.clock.now(),
      })
      .where(eq(organization.id, organizationId)),
    recordEvent(ctx, {
      ...{ organizationId, actorId: userId },
      ...{ action: "organization_updated", targetType: "organization", targetId: organizationId },
    }),
    ...owed.statements,
    ...dropped.statements,
  ]);
  await owed.send();
  await dropped.send();
  return after;
}

/** A registrable domain, since that is what these lists are about. */
function domainOf(text: string): string {
  const host = normalizeHost(text.trim().replace(/^.*@/s, ""));
  const domain = host === null ? null : registrableDomain(host);
  // Some free mail is at a public suffix of its own, such as a provider's "name.example.com".
  if (domain === null && host !== null && isFreeMailDomain(host)) return host;
  if (domain === null)
    throw new AppError("invalid_domain", `“${text}” is not a domain, such as orbis.example.`);
  return domain;
}

const ownerRow = z.object({ domain: z.string(), id: z.string(), name: z.string() });

async function requireNoBusiness({ db, actor }: UserContext, domains: string[]): Promise<void> {
  const [owner] = z.array(ownerRow).parse(
    await db.all(sql`select d.domain, b.id, b.name from business_domain d join business b on b.id = d.business_id
      where d.organization_id = ${actor.organizationId}
        and d.domain in (select value from json_each(${JSON.stringify(domains)})) limit 1`),
  );
  if (!owner) return;
  throw new AppError("domain_taken", `${owner.domain} belongs to ${owner.name}, so it is not your own.`, {
    domain: owner.domain,
    business: { id: owner.id, name: owner.name },
  });
}
