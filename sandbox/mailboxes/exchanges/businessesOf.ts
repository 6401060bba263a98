import type { Party } from "../mime/header.ts";
import type { World } from "../world.ts";
import type { Setting } from "./exchange.ts";

/** The businesses whose people take part; the one of the conversation first, for it was cast first. */
export function businessesOf(setting: Setting, parties: readonly Party[]): string[] {
  const names = new Set<string>();
  for (const { address } of parties) {
    const business = employers(setting.world).get(plainAddress(address));
    if (business) names.add(business);
  }
  return [...names];
}

/** One spelling for all that reach the same mailbox: no capitals, at Gmail no dots. */
function plainAddress(address: string): string {
  const [local, domain] = address.toLowerCase().split("@") as [string, string];
  return `${domain === "gmail.com" ? local.replaceAll(".", "") : local}@${domain}`;
}

const known = new WeakMap<World, Map<string, string>>();

/** Which business employs whoever writes from an address, looked up for every mail. */
function employers(world: World): Map<string, string> {
  const existing = known.get(world);
  if (existing) return existing;
  const entries = world.businesses.flatMap(({ name, people }) =>
    people.flatMap(({ address, otherAddresses }) =>
      [address, ...otherAddresses].map((each) => [plainAddress(each), name] as const),
    ),
  );
  const result = new Map(entries);
  known.set(world, result);
  return result;
}
