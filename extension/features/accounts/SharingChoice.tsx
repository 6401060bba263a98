import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Provider, Sharing } from "#shared/provider.ts";
import { type TextKey, t, textOf } from "../../i18n/t.ts";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { callApi } from "../api/callApi.ts";
import { TimelineRow } from "../timeline/TimelineRow.tsx";
import { asColleaguesSee } from "./asColleaguesSee.ts";
import { Choice } from "./Choice.tsx";

const levels: { value: Sharing; label: TextKey; meaning: TextKey }[] = [
  { value: "metadata", label: "accounts.sharingMetadata", meaning: "accounts.sharingMetadataHint" },
  { value: "subject", label: "accounts.sharingSubject", meaning: "accounts.sharingSubjectHint" },
  { value: "full", label: "accounts.sharingFull", meaning: "accounts.sharingFullHint" },
];

interface SharingChoiceProps {
  provider: Provider;
  onChoose: (sharing: Sharing) => void;
}

/** How much colleagues see of an account's filed mail, with one of its own emails to see it by. */
export function SharingChoice({ provider, onChoose }: SharingChoiceProps) {
  const [isShown, setIsShown] = useState(false);
  const { sharing } = provider.settings;
  const meaning = levels.find(({ value }) => value === sharing)?.meaning;
  return (
    <>
      <Choice
        label={t("accounts.sharing")}
        hint={meaning === undefined ? "" : textOf(meaning)}
        value={sharing}
        options={levels.map(({ value, label }) => ({ value, label: textOf(label) }))}
        onChoose={onChoose}
      />
      <div className="setting-more">
        {isShown ? (
          <SharingPreview provider={provider} />
        ) : (
          <button type="button" className="link small" onClick={() => setIsShown(true)}>
            {t("accounts.showPreview")}
          </button>
        )}
      </div>
    </>
  );
}

function SharingPreview({ provider }: { provider: Provider }) {
  const own = useQuery({
    queryKey: ["sharingPreview", provider.id],
    queryFn: async () => (await callApi("timeline", { userId: "me", limit: 200 })).items,
  });
  if (own.data === undefined) return own.isError ? null : <SkeletonRows rows={1} />;
  const latest = own.data.find((item) => item.emailProviderId === provider.id && item.businessId !== null);
  if (latest === undefined) return <p className="small muted">{t("accounts.sharingPreviewNone")}</p>;
  return (
    <figure>
      <figcaption className="small muted">{t("accounts.sharingPreview")}</figcaption>
      <ul className="sharing-preview" inert>
        <TimelineRow
          item={asColleaguesSee(latest, provider.settings.sharing)}
          selected={false}
          onOpen={() => {}}
        />
      </ul>
    </figure>
  );
}
