import { AppError } from "../../errors.ts";
import type { MailConsent, OidcProfile } from "../../providers/oidcProfile.ts";

/**
 * What a mailbox needs of its owner's consent: another permission where it is a mailbox of others.
 * @throws AppError `invalid_request` where the provider has no mailboxes that are shared.
 */
export function mailConsent(profile: OidcProfile, isShared: boolean): MailConsent {
  const consent = isShared ? profile.sharedMail : profile.mail;
  if (consent === null)
    throw new AppError(
      "invalid_request",
      `${profile.name} has no shared mailboxes. Connect the account itself.`,
    );
  return consent;
}
