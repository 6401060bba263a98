import { sql } from "drizzle-orm";
import * as z from "zod";
import type { UserContext } from "../context.ts";
import { AppError } from "../errors.ts";

/** A batch item: who owns some of these domains already, for {@link requireFreeDomains}. */
export function domainOwnersStatement({ db, actor }: UserContext, domains: string[]) {
  return db.all(sql`select d.domain, b.id, b.name from business_domain d join business b on b.id = d.business_id
    where d.organization_id = ${actor.organizationId}
      and d.domain in (select value from json_each(${JSON.stringify(domains)}))`);
}

const ownerRow = z.object({ domain: z.string(), id: z.string(), name: z.string() });

/** @throws AppError `domain_taken`, with the business in the details. */
export function requireFreeDomains(rows: unknown): void {
  const [owner] = z.array(ownerRow).parse(rows);
  if (!owner) return;
  throw new AppError("domain_taken", `${owner.domain} already belongs to ${owner.name}.`, {
    domain: owner.domain,
    business: { id: owner.id, name: owner.name },
  });
}
