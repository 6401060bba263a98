import { Plus } from "lucide-react";
import { useState } from "react";
import type { EmailDetail } from "#shared/email.ts";
import { t } from "../../i18n/t.ts";
import { BusinessChip } from "../../ui/Chip.tsx";
import { decisionWords } from "../businesses/associationWords.ts";
import { BusinessPicker } from "../businesses/BusinessPicker.tsx";
import { EvidenceList } from "../businesses/EvidenceList.tsx";
import { useFiling } from "../businesses/useFiling.ts";

/** Where an email is filed and why, and the way to file it elsewhere. */
export function EmailFiling({ email }: { email: EmailDetail }) {
  const [isWhyOpen, setIsWhyOpen] = useState(false);
  const [isTagging, setIsTagging] = useState(false);
  const filing = useFiling();
  const filed = email.associations.filter(({ business }) => business !== null);
  const primary = filed.find(({ isPrimary }) => isPrimary) ?? filed[0];
  if (isTagging)
    return (
      <BusinessPicker
        suggestions={[]}
        proposed={null}
        present={new Set(filed.flatMap(({ business }) => business?.id ?? []))}
        onPick={(option) => {
          setIsTagging(false);
          filing.mutate({ emailId: email.id, option });
        }}
        onCancel={() => setIsTagging(false)}
      />
    );
  return (
    <>
      <div className="chips filing">
        {filed.map(({ business }) =>
          business === null ? null : <BusinessChip key={business.id} name={business.name} />,
        )}
        <button
          type="button"
          className="chip add"
          disabled={filing.isPending}
          onClick={() => setIsTagging(true)}
          data-testid="tag-button"
        >
          <Plus size={12} />
          {primary === undefined ? t("filing.underBusiness") : t("filing.change")}
        </button>
        {primary === undefined ? null : (
          <span className="small muted">
            {decisionWords(primary)}{" "}
            {primary.evidence.length === 0 ? null : (
              <button
                type="button"
                className="link small"
                aria-expanded={isWhyOpen}
                onClick={() => setIsWhyOpen(!isWhyOpen)}
              >
                {isWhyOpen ? t("action.less") : t("action.why")}
              </button>
            )}
          </span>
        )}
      </div>
      {isWhyOpen && primary !== undefined ? <EvidenceList association={primary} /> : null}
    </>
  );
}
