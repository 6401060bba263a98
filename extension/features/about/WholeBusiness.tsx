import { useState } from "react";
import type { Business } from "#shared/business.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { DeleteDialog } from "./DeleteDialog.tsx";
import { JoinDialog } from "./JoinDialog.tsx";
import { SplitDialog } from "./SplitDialog.tsx";

interface WholeBusinessProps {
  business: Business;
  onGone: (businessId: string | null) => void;
}

/** What is done to a business as a whole. Each asks first, with what it would touch. */
export function WholeBusiness({ business, onGone }: WholeBusinessProps) {
  const [open, setOpen] = useState<"move" | "merge" | "split" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <section className="card" aria-label={t("whole.title")}>
      <div className="setting wide">
        <h3>
          <span className="block">{t("whole.title")}</span>
          <span className="small muted">{t("whole.hint")}</span>
        </h3>
        <div className="chips">
          <Button kind="quiet" onClick={() => setOpen("move")}>
            {t("whole.move")}
          </Button>
          <Button kind="quiet" onClick={() => setOpen("merge")}>
            {t("whole.merge")}
          </Button>
          {business.domains.length > 0 ? (
            <Button kind="quiet" onClick={() => setOpen("split")}>
              {t("whole.split")}
            </Button>
          ) : null}
          <Button kind="quiet" onClick={() => setOpen("delete")}>
            {t("whole.delete")}
          </Button>
        </div>
      </div>
      {open === "move" || open === "merge" ? (
        <JoinDialog kind={open} business={business} onClose={close} onGone={onGone} />
      ) : null}
      {open === "split" ? <SplitDialog business={business} onClose={close} onGone={onGone} /> : null}
      {open === "delete" ? <DeleteDialog business={business} onClose={close} onGone={onGone} /> : null}
    </section>
  );
}
