import type { ReactNode } from "react";
import type { Business } from "#shared/business.ts";
import { t } from "../../i18n/t.ts";
import { BusinessMark } from "../../ui/BusinessMark.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useBusiness } from "../api/queries.ts";

/** The business whose timeline is below; `children` stand at its end. */
export function BusinessHeader({ businessId, children }: { businessId: string; children?: ReactNode }) {
  const { data } = useBusiness(businessId);
  return (
    <header className="business-header row">
      {data === undefined ? <Skeleton width={32} height={32} /> : <BusinessMark name={data.name} />}
      <div className="grow">
        {data === undefined ? (
          <Skeleton width="50%" height={16} />
        ) : (
          <>
            <h1 className="title clip">
              <ForeignText>{data.name}</ForeignText>
            </h1>
            <div className="small muted clip">{summary(data)}</div>
          </>
        )}
      </div>
      {children}
    </header>
  );
}

function summary(business: Business): string {
  const parts = [
    t("count.emails", { count: business.emailCount }),
    t("count.contacts", { count: business.contactCount }),
  ];
  const [domain] = business.domains;
  if (domain !== undefined) parts.push(domain.domain);
  return parts.join(" · ");
}
