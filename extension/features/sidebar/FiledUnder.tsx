import { CircleHelp, ExternalLink } from "lucide-react";
import type { AssociationView } from "#shared/association.ts";
import { BusinessMark } from "../../ui/BusinessMark.tsx";
import { IconButton } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { plural } from "../../ui/plural.ts";
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
            Not filed yet
          </h1>
          <div className="small muted clip">Only you see this email</div>
        </div>
      </DrawerBar>
    );
  const { id } = business;
  return (
    <DrawerBar onClose={onClose}>
      <BusinessMark name={business.name} />
      <div className="grow">
        <h1 className="title clip" title={business.name} data-testid="business-name">
          <ForeignText>{business.name}</ForeignText>
        </h1>
        <div className="small muted clip">
          {business.domain === null ? null : (
            <>
              <ForeignText>{business.domain}</ForeignText>
              {" · "}
            </>
          )}
          {plural(contactCount, "contact")}
        </div>
      </div>
      {id === "" ? null : (
        <IconButton
          label="Open as a page"
          icon={<ExternalLink size={15} />}
          onClick={() => openTimelinePage(id)}
        />
      )}
    </DrawerBar>
  );
}
