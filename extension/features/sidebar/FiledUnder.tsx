import { CircleHelp, ExternalLink } from "lucide-react";
import type { AssociationView } from "#shared/association.ts";
import { t } from "../../i18n/t.ts";
import { BusinessMark } from "../../ui/BusinessMark.tsx";
import { IconButton } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { plainText } from "../../ui/plainText.ts";
import { openTimelinePage } from "../api/openPage.ts";
import { DrawerBar } from "./DrawerBar.tsx";

interface FiledUnderProps {
  primary: AssociationView | null;
  contactCount: number;
  onClose: () => void;
}

/** The business of the mail on screen, as the head of the drawer. */
export function FiledUnder({ primary, contactCount, onClose }: FiledUnderProps) {
  const business = primary?.business ?? null;
  if (business === null)
    return (
      <DrawerBar onClose={onClose}>
        <span className="mark unfiled">
          <CircleHelp size={16} />
        </span>
        <div className="grow">
          <h1 className="title clip" data-testid="business-name">
            {t("sidebar.notFiled")}
          </h1>
          <div className="small muted clip">{t("sidebar.onlyYou")}</div>
        </div>
      </DrawerBar>
    );
  const { id } = business;
  return (
    <DrawerBar onClose={onClose}>
      <BusinessMark name={business.name} />
      <div className="grow">
        <h1 className="title clip" title={plainText(business.name)} data-testid="business-name">
          <ForeignText>{business.name}</ForeignText>
        </h1>
        <div className="small muted clip">
          {business.domain === null ? null : (
            <>
              <ForeignText>{business.domain}</ForeignText>
              {" · "}
            </>
          )}
          {t("count.contacts", { count: contactCount })}
        </div>
      </div>
      {id === "" ? null : (
        <IconButton
          label={t("action.openAsPage")}
          icon={<ExternalLink size={15} />}
          onClick={() => openTimelinePage({ businessId: id })}
        />
      )}
    </DrawerBar>
  );
}
