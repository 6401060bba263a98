import type { Context } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { createMailProvider } from "../../providers/createMailProvider.ts";
import type { OidcProfile } from "../../providers/oidcProfile.ts";
import { ProviderError, type ProviderErrorCode } from "../../providers/providerError.ts";
import type { Authorized } from "../signIn/authorizationSecrets.ts";

/** A user whom Graph does not know looks as one whose mailbox is on the move: `transient`. */
const closed = new Set<ProviderErrorCode>(["permission_missing", "not_found", "transient"]);

/**
 * Asks the provider once for a mailbox of others, so that one that is not open to the account is refused now, and not
 * connected and then broken for ever.
 * @throws AppError `invalid_request` for the account's own mailbox, `permission_missing` where it is not open or does
 * not exist, which providers do not tell apart; ProviderError
 */
export async function requireOpenMailbox(
  ctx: Context,
  profile: OidcProfile,
  { identity, tokens }: Authorized,
  mailboxAddress: string,
): Promise<void> {
  if (identity.email === mailboxAddress)
    throw new AppError(
      "invalid_request",
      `${mailboxAddress} is your own mailbox. Connect it as your account.`,
    );
  const mailbox = createMailProvider({
    kind: profile.kind,
    config: ctx.config,
    fetch: ctx.fetch,
    clock: ctx.clock,
    accessToken: async () => tokens.accessToken,
    accountEmail: mailboxAddress,
    mailboxAddress,
  });
  try {
    await mailbox.folders();
  } catch (error) {
    if (!(error instanceof ProviderError) || !closed.has(error.code)) throw error;
    throw new AppError(
      "permission_missing",
      `${mailboxAddress} is not open to ${identity.email}. Check the address, or ask its owner or your administrator for access, then connect it again.`,
    );
  }
}
