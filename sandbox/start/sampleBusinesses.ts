import type { World } from "#sandbox/mailboxes/generate.ts";
import type { Business } from "#shared/business.ts";
import type { Page } from "#shared/page.ts";
import type { SandboxSession } from "./signIn.ts";

/** Every fourth business stays unknown, so that there is something to tag by hand. */
const isKnown = (index: number) => index % 4 !== 3;

/** Enters the sample businesses as a person would: with their domain where they have one, else with their people. */
export async function enterBusinesses(session: SandboxSession, world: World): Promise<void> {
  const { items } = await session.call<Page<Business>>("GET", "/v1/businesses?limit=200");
  const entered = new Set(items.map((business) => business.name));
  const known = world.businesses.filter((business, index) => isKnown(index) && !entered.has(business.name));
  await Promise.all(known.map((business) => enterBusiness(session, business)));
}

async function enterBusiness(session: SandboxSession, business: World["businesses"][number]): Promise<void> {
  const { id } = await session.call<Business>("POST", "/v1/businesses", {
    name: business.name,
    domains: business.domains.slice(0, 1),
  });
  for (const person of business.people.slice(0, 3)) {
    const addresses = [person.address, ...person.otherAddresses];
    await session.call("POST", "/v1/contacts", { name: person.name, businessId: id, addresses });
  }
}
