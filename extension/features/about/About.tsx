import { ArrowLeft } from "lucide-react";
import type { Business } from "#shared/business.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { callApi } from "../api/callApi.ts";
import { FailureMessage } from "../api/FailureMessage.tsx";
import { useBusiness } from "../api/queries.ts";
import { AboutContacts } from "./AboutContacts.tsx";
import { AboutDomains } from "./AboutDomains.tsx";
import { AboutField } from "./AboutField.tsx";
import { AboutFiles } from "./AboutFiles.tsx";
import { AboutIdentifiers } from "./AboutIdentifiers.tsx";
import { AboutRules } from "./AboutRules.tsx";
import { useBusinessChange } from "./useBusinessChange.ts";
import { WholeBusiness } from "./WholeBusiness.tsx";

interface AboutProps {
  businessId: string;
  onBack: () => void;
  /** The business is gone, or part of another: where to go. */
  onGone: (businessId: string | null) => void;
  onOpenEmail: (emailId: string) => void;
}

/** All that is known of a business, where it can be changed. */
export function About({ businessId, onBack, onGone, onOpenEmail }: AboutProps) {
  const query = useBusiness(businessId);
  const business = query.data;
  return (
    <article className="about" aria-label={t("about.title")} data-testid="about">
      <div className="bar row about-bar">
        <IconButton label={t("action.back")} icon={<ArrowLeft size={16} />} onClick={onBack} />
        <h2 className="title clip">
          {business === undefined ? t("about.title") : <ForeignText>{business.name}</ForeignText>}
        </h2>
      </div>
      {business !== undefined ? (
        <div className="scroll">
          <div className="about-parts">
            <AboutContacts business={business} />
            <AboutDomains business={business} />
            <AboutIdentifiers business={business} />
            <AboutRules businessId={business.id} />
            <AboutFiles businessId={business.id} onOpenEmail={onOpenEmail} />
            <AboutFields key={business.id} business={business} />
            <WholeBusiness business={business} onGone={onGone} />
          </div>
        </div>
      ) : query.isError ? (
        <FailureMessage error={query.error} retry={() => void query.refetch()} />
      ) : (
        <SkeletonRows rows={5} />
      )}
    </article>
  );
}

function AboutFields({ business: { id, name, notes } }: { business: Business }) {
  const change = useBusinessChange((patch: { name?: string; notes?: string }) =>
    callApi("changeBusiness", { id, patch }),
  );
  return (
    <section className="card" aria-label={t("about.name")}>
      <AboutField
        label={t("about.name")}
        value={name}
        isNeeded
        onSave={(next) => change.mutate({ name: next })}
      />
      <AboutField
        label={t("about.notes")}
        hint={t("about.notesHint")}
        value={notes}
        isLong
        onSave={(next) => change.mutate({ notes: next })}
      />
    </section>
  );
}
