import { useEffect } from "react";
import type { LookupAnswer } from "#shared/lookup.ts";
import type { OpenMail } from "#shared/openMail.ts";
import { t } from "../../i18n/t.ts";
import { ConnectAccount } from "../accounts/ConnectAccount.tsx";
import { BusinessActivity } from "../activity/BusinessActivity.tsx";
import { FailureMessage, StaleNotice } from "../api/FailureMessage.tsx";
import { openEmailPage } from "../api/openPage.ts";
import { WhyBox } from "../businesses/WhyBox.tsx";
import { FilingChips } from "../filing/FilingChips.tsx";
import { useFiler } from "../filing/useFiler.ts";
import { DrawerBar } from "./DrawerBar.tsx";
import { DrawerSkeleton } from "./DrawerSkeleton.tsx";
import type { SidebarHost } from "./drawerSlot.ts";
import { FiledUnder } from "./FiledUnder.tsx";
import { LatestEvents } from "./LatestEvents.tsx";
import { NoMail } from "./NoMail.tsx";
import { People } from "./People.tsx";
import { ProofLine } from "./ProofLine.tsx";
import { Suggestions } from "./Suggestions.tsx";
import { useLookup } from "./useLookup.ts";

interface OpenMailViewProps {
  host: SidebarHost;
  mail: OpenMail;
  isTagRequested: boolean;
}

/** The mail on screen: its business and why, its people, and what happened with that business. */
export function OpenMailView({ host, mail, isTagRequested }: OpenMailViewProps) {
  const lookup = useLookup(mail);
  const retry = () => void lookup.refetch();
  const bar = <DrawerBar onClose={host.close} />;
  if (lookup.data === undefined) {
    if (!lookup.isError) return <DrawerSkeleton onClose={host.close} />;
    return (
      <>
        {bar}
        <div className="scroll">
          <FailureMessage error={lookup.error} retry={retry} />
        </div>
      </>
    );
  }
  if (lookup.data.state === "account_unknown" && mail.account === null)
    return (
      <>
        {bar}
        <NoMail hint={t("sidebar.hintNoAccount")} />
      </>
    );
  if (lookup.data.state === "account_unknown")
    return (
      <>
        {bar}
        {lookup.isError ? <StaleNotice error={lookup.error} retry={retry} /> : null}
        <div className="scroll">
          <ConnectAccount account={mail.account} />
        </div>
      </>
    );
  return (
    <>
      {lookup.isError ? <StaleNotice error={lookup.error} retry={retry} /> : null}
      <KnownMail host={host} mail={mail} answer={lookup.data} isTagRequested={isTagRequested} />
    </>
  );
}

interface KnownMailProps extends OpenMailViewProps {
  answer: LookupAnswer;
}

function KnownMail({ host, mail, answer, isTagRequested }: KnownMailProps) {
  const { emailId } = answer;
  const filer = useFiler(emailId, answer.associations);
  const { setPicking } = filer;
  const associations = answer.associations.filter(({ business }) => business !== null);
  const primary = associations.find(({ isPrimary }) => isPrimary) ?? associations[0] ?? null;

  useEffect(() => {
    if (!isTagRequested) return;
    host.requestTag(false);
    if (emailId !== null) setPicking("main");
  }, [isTagRequested, emailId, host, setPicking]);

  return (
    <>
      <div className="drawer-head">
        <FiledUnder primary={primary} contactCount={answer.contactCount} onClose={host.close} />
        {answer.state === "not_synced" ? (
          <p className="notice calm small" data-testid="not-synced">
            {t("sidebar.notSynced")}
          </p>
        ) : null}
        {primary === null ? (
          filer.picking !== null || filer.scoped !== null ? null : (
            <Suggestions answer={answer} onPick={(option) => filer.file(option)} />
          )
        ) : (
          <WhyBox association={primary} />
        )}
        <FilingChips
          emailId={emailId}
          associations={associations}
          filer={filer}
          suggestions={answer.suggestions}
          proposed={answer.proposed}
          tagKey="B"
        />
        <ProofLine answer={answer} />
      </div>
      <div className="scroll">
        <People answer={answer} business={primary?.business ?? null} />
        {primary === null || primary.business === null || primary.business.id === "" ? null : (
          <BusinessActivity
            key={primary.business.id}
            businessId={primary.business.id}
            onOpen={(id) => openEmailPage(id, primary.business?.id ?? null)}
          />
        )}
        <LatestEvents host={host} mail={mail} answer={answer} business={primary?.business ?? null} />
      </div>
    </>
  );
}
