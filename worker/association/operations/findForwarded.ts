import { type SQL, sql } from "drizzle-orm";
import { type BehindPerson, mostBehind } from "#shared/behind.ts";
import { normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import { forwardedPeople } from "../../providers/mail/forwardedPeople.ts";
import { isForwardSubject } from "../../providers/mail/quotedHistory.ts";
import type { StoredEmailSubject } from "../fileAgain.ts";

/** Stored emails as they are known now, and the statements that store what was not known of them. */
export interface FoundForwarded {
  emails: StoredEmailSubject[];
  writes: SQL[];
}

/**
 * Finds in the stored text of emails who wrote what they pass on, where that was not known when they came. What their
 * headers told stays. Reports of machines name people otherwise.
 * @param guard a condition that every statement carries
 */
export function findForwarded(
  organizationId: string,
  stored: StoredEmailSubject[],
  { now, guard }: { now: number; guard: SQL },
): FoundForwarded {
  const emails = stored.map((one) => ({ ...one, subject: { ...one.subject, behind: behindOf(one) } }));
  const changed = emails
    .filter(({ subject }, index) => subject.behind.length > (stored[index]?.subject.behind.length ?? 0))
    .map(({ subject }) => subject);
  if (changed.length === 0) return { emails: stored, writes: [] };
  const rows = JSON.stringify(changed.map(({ emailId, behind }) => [emailId, JSON.stringify(behind)]));
  const people = JSON.stringify(
    changed.flatMap(({ emailId, behind }) =>
      behind.flatMap((person) => {
        const address = normalizeAddress(person.address);
        return address === null ? [] : [[emailId, address, registrableDomain(address) ?? ""]];
      }),
    ),
  );
  return {
    emails,
    writes: [
      sql`update email_sync set behind = f.behind, updated_at = ${now}
        from (select value ->> 0 as id, value ->> 1 as behind from json_each(${rows})) f
        where email_sync.id = f.id and +email_sync.organization_id = ${organizationId} and ${guard}`,
      sql`insert into email_participant (email_id, organization_id, role, address, domain)
        select e.id, ${organizationId}, 'behind', f.value ->> 1, f.value ->> 2
        from json_each(${people}) f cross join email_sync e on e.id = f.value ->> 0
          and +e.organization_id = ${organizationId}
        where ${guard} on conflict do nothing`,
    ],
  };
}

function behindOf({ subject: email }: StoredEmailSubject): BehindPerson[] {
  if (email.isAutomated || email.bodyText === "") return email.behind;
  const known = new Set([email.from?.address, ...email.behind.map((person) => person.address)]);
  const found = forwardedPeople(email.bodyText, isForwardSubject(email.subject)).filter(
    ({ address }) => address.includes("@") && !known.has(address) && known.add(address),
  );
  return [...email.behind, ...found.map((person) => ({ role: "forwarded" as const, ...person }))].slice(
    0,
    Math.max(mostBehind, email.behind.length),
  );
}
