import { X } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/Button.tsx";

/** The top of the drawer: what it is about, and the way out. */
export function DrawerBar({ onClose, children }: { onClose: () => void; children?: ReactNode }) {
  return (
    <div className="drawer-bar row">
      {children ?? <h1 className="strong grow">Threadbook</h1>}
      <IconButton label={t("action.close")} icon={<X size={16} />} onClick={onClose} />
    </div>
  );
}
