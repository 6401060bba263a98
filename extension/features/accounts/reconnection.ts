import type { Provider } from "#shared/provider.ts";
import type { AuthorizeInput } from "./useAuthorize.ts";

/** What to ask for so that an account is connected again: a shared mailbox through the account that opens it. */
export function reconnection({ kind, accountEmail, openedBy }: Provider): AuthorizeInput {
  const again = { intent: "connect", provider: kind, loginHint: openedBy ?? accountEmail } as const;
  return openedBy === null ? again : { ...again, mailboxAddress: accountEmail };
}
