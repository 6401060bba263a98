import { useQuery } from "@tanstack/react-query";
import type { OrganizationPatch } from "#shared/organization.ts";
import { t } from "../../i18n/t.ts";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { Choice } from "../accounts/Choice.tsx";
import { callApi } from "../api/callApi.ts";
import { FailureMessage } from "../api/FailureMessage.tsx";
import { useMe } from "../api/queries.ts";
import { DomainList } from "./DomainList.tsx";
import { NameSetting } from "./NameSetting.tsx";
import { useChange } from "./useChange.ts";

/** What holds for everybody in the organization. Only its administrators see and change it. */
export function OrganizationSettings() {
  const isAdmin = useMe().data?.user.role === "admin";
  const organization = useQuery({
    queryKey: ["organization"],
    queryFn: () => callApi("organization", {}),
    enabled: isAdmin,
  });
  const change = useChange("organization", (patch: OrganizationPatch) =>
    callApi("changeOrganization", patch),
  );
  if (!isAdmin) return null;
  const { data } = organization;
  return (
    <section aria-label={t("organization.title")}>
      <h2>{t("organization.title")}</h2>
      {data === undefined ? (
        organization.isError ? (
          <FailureMessage error={organization.error} retry={() => void organization.refetch()} />
        ) : (
          <SkeletonRows rows={3} />
        )
      ) : (
        <div className="card" data-testid="organization">
          <NameSetting key={data.name} name={data.name} onSave={(name) => change.mutate({ name })} />
          <Choice
            label={t("organization.deletion")}
            hint={t("organization.deletionHint")}
            value={data.providerDeletion}
            options={[
              { value: "flag", label: t("organization.deletionFlag") },
              { value: "hide", label: t("organization.deletionHide") },
            ]}
            onChoose={(providerDeletion) => change.mutate({ providerDeletion })}
          />
          <Choice
            label={t("organization.storage")}
            hint={t("organization.storageHint")}
            value={data.attachmentStorage}
            options={[
              { value: "on-demand", label: t("organization.storageNone") },
              { value: "r2", label: t("organization.storageKept") },
            ]}
            onChoose={(attachmentStorage) => change.mutate({ attachmentStorage })}
          />
          <DomainList
            label={t("organization.ownDomains")}
            hint={t("organization.ownDomainsHint")}
            domains={data.ownDomains}
            onChange={(ownDomains) => change.mutateAsync({ ownDomains })}
          />
          <DomainList
            label={t("organization.freeMail")}
            hint={t("organization.freeMailHint")}
            domains={data.freeMailDomains}
            onChange={(freeMailDomains) => change.mutateAsync({ freeMailDomains })}
          />
          <DomainList
            label={t("organization.notFreeMail")}
            hint={t("organization.notFreeMailHint")}
            domains={data.notFreeMailDomains}
            onChange={(notFreeMailDomains) => change.mutateAsync({ notFreeMailDomains })}
          />
        </div>
      )}
    </section>
  );
}
