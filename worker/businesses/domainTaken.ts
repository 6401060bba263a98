import { sql } from "drizzle-orm";
import * as z from "zod";
import type { UserContext } from "../context.ts";
import { AppError } from "../errors.ts";
import { imitatedBy, lookalike } from "./businessDomains.ts";

/** A batch item: who owns these domains already, or those that they imitate; for {@link requireFreeDomains}. */
export function domainOwnersStatement({ db, actor }: UserContext, domains: string[]) {
  const asked = JSON.stringify([...domains, ...imitatedBy(domains).keys()]);
  return db.all(sql`select d.domain, b.id, b.name from business_domain d join business b on b.id = d.business_id
    where d.organization_id = ${actor.organizationId}
      and d.domain in (select value from json_each(${asked}))`);
}

const ownerRow = z.object({ domain: z.string(), id: z.string(), name: z.string() });

/**
 * @throws AppError `domain_taken`, with the business in the details; `lookalike_domain` where one imitates a
 * business's domain, unless that is confirmed.
 */
export function requireFreeDomains(rows: unknown, domains: string[], isConfirmed = false): void {
  const owners = z.array(ownerRow).parse(rows);
  const owner = owners.find((one) => domains.includes(one.domain));
  if (owner)
    throw new AppError("domain_taken", `${owner.domain} already belongs to ${owner.name}.`, {
      domain: owner.domain,
      business: { id: owner.id, name: owner.name },
    });
  const imitated = owners[0];
  if (!imitated || isConfirmed) return;
  throw lookalike(imitatedBy(domains).get(imitated.domain) ?? "", imitated);
}
