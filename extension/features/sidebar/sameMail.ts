import type { OpenMail } from "#shared/openMail.ts";

/**
 * The mail as it is known already, if the new one differs from it in no more than which messages are unfolded: then
 * nothing that the drawer shows has changed.
 */
export function sameMail(known: OpenMail | null, mail: OpenMail | null): OpenMail | null {
  return known !== null && mail !== null && identityOf(known) === identityOf(mail) ? known : mail;
}

/** Without a replacer, which would be asked for each value of 200 messages. */
const identityOf = ({ messages, ...mail }: OpenMail) =>
  JSON.stringify([mail, messages.map(({ expanded: _, ...message }) => message)]);
