import type { SampleEmail } from "#sandbox/mail/sampleEmail.ts";
import { hostileAddresses } from "./hostile/addresses.ts";
import { hostileBodies } from "./hostile/bodies.ts";
import { hostileHeaders } from "./hostile/headers.ts";

/** A message that real mailboxes hold and that parsers stumble over. */
export interface HostileMail {
  /** What is wrong with it, in a few words; unique. */
  name: string;
  email: SampleEmail;
}

/** Every hostile message, all addressed to `owner`, delivered one a minute, the last at `until` (milliseconds UTC). */
export function hostileMail(owner: string, until: number): HostileMail[] {
  const all = [...hostileHeaders, ...hostileAddresses, ...hostileBodies];
  return all.map(({ name, raw }, index) => ({
    name,
    email: {
      raw: Buffer.from(raw(owner), "latin1"),
      receivedAt: until - (all.length - 1 - index) * 60_000,
      threadKey: `hostile-${index}`,
      labels: ["INBOX", "UNREAD"],
    },
  }));
}
