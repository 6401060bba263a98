import { ExternalLink } from "lucide-react";
import type { EmailDetail } from "#shared/email.ts";
import { t } from "../../i18n/t.ts";
import { mailUrl } from "../../inbox/mailUrl.ts";
import { providerWords } from "../accounts/providerWords.ts";
import { useProviders } from "../api/queries.ts";

/** The way to an email in its own webmail; nothing for a colleague's, whose mailbox is not one's own to open. */
export function OpenInMail({ email }: { email: EmailDetail }) {
  const provider = useProviders().data?.find(({ id }) => id === email.emailProviderId);
  if (provider === undefined || email.deletedInProvider) return null;
  const label = t("email.openIn", { mail: providerWords[provider.kind].mail });
  return (
    <a
      className="icon-button"
      href={mailUrl(provider.kind, provider.accountEmail, email.threadId)}
      target="_blank"
      rel="noreferrer"
      aria-label={label}
      title={label}
    >
      <ExternalLink size={16} />
    </a>
  );
}
