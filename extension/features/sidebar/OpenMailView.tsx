import { Plus, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { LookupAnswer } from "#shared/lookup.ts";
import type { OpenMail } from "#shared/openMail.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/Button.tsx";
import { BusinessChip } from "../../ui/Chip.tsx";
import { ConnectAccount } from "../accounts/ConnectAccount.tsx";
import { BusinessActivity } from "../activity/BusinessActivity.tsx";
import { FailureMessage, StaleNotice } from "../api/FailureMessage.tsx";
import { openEmailPage } from "../api/openPage.ts";
import { BusinessPicker } from "../businesses/BusinessPicker.tsx";
import type { PickerOption } from "../businesses/pickerOptions.ts";
import { useFiling } from "../businesses/useFiling.ts";
import { WhyBox } from "../businesses/WhyBox.tsx";
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
  const [isTagging, setIsTagging] = useState(false);
  const addButton = useRef<HTMLButtonElement>(null);
  const filing = useFiling();
  const { emailId } = answer;
  const associations = answer.associations.filter(({ business }) => business !== null);
  const primary = associations.find(({ isPrimary }) => isPrimary) ?? associations[0] ?? null;

  useEffect(() => {
    if (!isTagRequested) return;
    host.requestTag(false);
    if (emailId !== null) setIsTagging(true);
  }, [isTagRequested, emailId, host]);

  function stopTagging() {
    setIsTagging(false);
    requestAnimationFrame(() => addButton.current?.focus());
  }
  function file(option: PickerOption | null) {
    if (emailId === null) return;
    stopTagging();
    filing.mutate({ emailId, option });
  }

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
          isTagging ? null : (
            <Suggestions answer={answer} onPick={file} />
          )
        ) : (
          <WhyBox association={primary} />
        )}
        {isTagging ? (
          <BusinessPicker
            suggestions={answer.suggestions}
            proposed={answer.proposed}
            present={new Set(associations.flatMap(({ business }) => business?.id ?? []))}
            onPick={file}
            onCancel={stopTagging}
          />
        ) : (
          <div className="chips">
            {associations.map(({ business, isPrimary }) =>
              business === null ? null : (
                <BusinessChip key={business.id} name={business.name}>
                  {isPrimary && emailId !== null ? (
                    <IconButton
                      label={t("filing.takeOut", { name: business.name })}
                      icon={<X size={12} />}
                      onClick={() => file(null)}
                    />
                  ) : null}
                </BusinessChip>
              ),
            )}
            <button
              ref={addButton}
              type="button"
              className="chip add"
              disabled={emailId === null}
              onClick={() => setIsTagging(true)}
              data-testid="tag-button"
            >
              <Plus size={12} />
              {primary === null ? t("filing.business") : t("filing.change")}
              <kbd className="kbd">B</kbd>
            </button>
          </div>
        )}
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
