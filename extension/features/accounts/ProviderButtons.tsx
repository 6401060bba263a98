import type { ProviderKind } from "#shared/auth.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { ProviderMark } from "../../ui/ProviderMark.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useOfferedProviders } from "../api/queries.ts";
import { useMailPage } from "./mailPage.ts";
import { providerKinds, providerWords } from "./providerWords.ts";
import { type AuthorizeInput, useAuthorize } from "./useAuthorize.ts";

interface ProviderButtonsProps {
  intent: AuthorizeInput["intent"];
  /** The mailbox that is to be connected, where it is known: then its provider is the only one. */
  mailbox?: { kind: ProviderKind; address: string };
  large?: boolean;
}

/** One button for each provider that this Threadbook offers; the one of the mail page first. */
export function ProviderButtons({ intent, mailbox, large = false }: ProviderButtonsProps) {
  const page = useMailPage();
  const offered = useOfferedProviders();
  const authorize = useAuthorize();
  if (offered.data === undefined && !offered.isError)
    return (
      <div className="provider-buttons">
        <Skeleton width={168} height={large ? 36 : 28} />
      </div>
    );
  // Where it cannot be asked what is offered, a press says why.
  const all = offered.data ?? providerKinds;
  if (mailbox !== undefined && !all.includes(mailbox.kind))
    return <p className="muted">{t("connect.notOffered", { mail: providerWords[mailbox.kind].mail })}</p>;
  const kinds = mailbox === undefined ? sortedFor(page, all) : [mailbox.kind];
  const waiting = authorize.isPending ? authorize.variables.provider : null;
  return (
    <div className="provider-buttons">
      {kinds.map((kind, index) => {
        const { company, mail } = providerWords[kind];
        const words = intent === "sign-in" ? t("signIn.with", { company }) : t("connect.mail", { mail });
        const isFirst = large && index === 0 && (page !== null || kinds.length === 1);
        return (
          <Button
            key={kind}
            kind={isFirst ? "primary" : "quiet"}
            large={large}
            disabled={waiting !== null}
            onClick={() =>
              authorize.mutate({
                intent,
                provider: kind,
                ...(mailbox === undefined ? {} : { loginHint: mailbox.address }),
              })
            }
          >
            <ProviderMark kind={kind} />
            {waiting === kind ? t("signIn.waiting", { company }) : words}
          </Button>
        );
      })}
    </div>
  );
}

function sortedFor(page: ProviderKind | null, kinds: readonly ProviderKind[]): ProviderKind[] {
  return providerKinds
    .filter((kind) => kinds.includes(kind))
    .sort((one, other) => Number(other === page) - Number(one === page));
}
