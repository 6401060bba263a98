import { sql } from "drizzle-orm";
import * as z from "zod";
import { normalizeAddress, normalizeHost, registrableDomain } from "#shared/mailAddress.ts";
import {
  type DomainPolicy,
  domainPolicyStatement,
  parseDomainPolicy,
} from "../../businesses/domainPolicy.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";

const participantRow = z.object({
  role: z.enum(["from", "to", "cc", "bcc", "reply_to", "behind"]),
  direction: z.enum(["inbound", "outbound", "internal"]),
  address: z.string(),
  domain: z.string(),
});

/** Who of an email its address or domain is, first: who wrote it, or whom we wrote to. */
const leading = {
  inbound: ["from", "behind", "reply_to", "to", "cc", "bcc"],
  outbound: ["to", "cc", "bcc", "reply_to", "behind", "from"],
} as const;

/**
 * The address or domain of an email that a scope is about, normalised: `value` where it is said, else that of whom the
 * email is with. The email is one that the actor may see.
 * @throws AppError `invalid_request` where nobody outside takes part, or `value` does not; `free_mail_domain`
 */
export async function scopeOf(
  ctx: UserContext,
  { emailId, scope, value }: { emailId: string; scope: "address" | "domain"; value?: string | undefined },
): Promise<string> {
  const [rows, policyRows] = await ctx.db.batch([
    ctx.db.all(sql`select p.role, e.direction, p.address, p.domain from email_participant p
      join email_sync e on e.id = p.email_id
      where p.email_id = ${emailId} and e.organization_id = ${ctx.actor.organizationId}`),
    domainPolicyStatement(ctx),
  ]);
  const policy = parseDomainPolicy(policyRows);
  // What comes to a group or form of ours is many people's mail: an administrator may say whose, by its name.
  const isGroup = (address: string) =>
    scope === "address" &&
    value !== undefined &&
    ctx.actor.role === "admin" &&
    address === normalizeAddress(value);
  const people = z
    .array(participantRow)
    .parse(rows)
    .filter(
      ({ address, domain }) =>
        !policy.ownAddresses.has(address) && (!policy.ownDomains.has(domain) || isGroup(address)),
    );
  const order = people[0]?.direction === "outbound" ? leading.outbound : leading.inbound;
  people.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  const known = people
    .map((person) => (scope === "address" ? person.address : person.domain))
    .filter(Boolean);
  const asked = value === undefined ? known[0] : normalizedValue(scope, value);
  if (asked === undefined || asked === null || !known.includes(asked))
    throw new AppError(
      "invalid_request",
      value === undefined
        ? "Nobody outside your organization takes part in this email."
        : `${value} does not take part in this email.`,
    );
  if (scope === "domain") requireTelling(asked, policy);
  return asked;
}

function normalizedValue(scope: "address" | "domain", value: string): string | null {
  if (scope === "address") return normalizeAddress(value);
  const host = normalizeHost(value);
  return host === null ? null : registrableDomain(host);
}

function requireTelling(domain: string, policy: DomainPolicy): void {
  if (policy.isFreeMail(domain))
    throw new AppError(
      "free_mail_domain",
      `Anybody can have an address at ${domain}. Choose the address instead of the domain.`,
    );
}
