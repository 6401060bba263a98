import { MoreHorizontal } from "lucide-react";
import { useEffect, useId, useState } from "react";
import type { EmailDetail } from "#shared/email.ts";
import { t } from "../../i18n/t.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { useMe, useProviders } from "../api/queries.ts";
import { usePutRight } from "./usePutRight.ts";

interface EmailMoreProps {
  email: EmailDetail;
  /** Whether its conversation is of several threads. */
  isJoined: boolean;
  onErased: () => void;
}

/** What is seldom done to an email: to put its thread apart, and, for administrators, to delete it for good. */
export function EmailMore({ email, isJoined, onErased }: EmailMoreProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [isSure, setIsSure] = useState(false);
  const panel = useId();
  const { apart, erase } = usePutRight();
  const isAdmin = useMe().data?.user.role === "admin";
  const isOwn = useProviders().data?.some(({ id }) => id === email.emailProviderId) === true;
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      setIsOpen(false);
      setIsSure(false);
    };
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, [isOpen]);
  const mayPutApart = isJoined && isOwn;
  if (!mayPutApart && !isAdmin) return null;
  const close = () => {
    setIsOpen(false);
    setIsSure(false);
  };
  return (
    <div className="email-more">
      <IconButton
        label={t("email.more")}
        icon={<MoreHorizontal size={16} />}
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => (isOpen ? close() : setIsOpen(true))}
      />
      {isOpen ? (
        <div id={panel} className="email-more-panel stack" data-testid="email-more">
          {mayPutApart && !isSure ? (
            <>
              <p className="small muted">{t("email.apartHint")}</p>
              <Button
                kind="quiet"
                onClick={() => {
                  close();
                  apart.mutate(email.id);
                }}
              >
                {t("email.apart")}
              </Button>
            </>
          ) : null}
          {isAdmin && !isSure ? (
            <Button kind="quiet" onClick={() => setIsSure(true)}>
              {t("email.erase")}
            </Button>
          ) : null}
          {isSure ? (
            <>
              <p className="small wrap">{t("email.eraseText")}</p>
              <div className="row">
                <Button
                  kind="danger"
                  disabled={erase.isPending}
                  onClick={() => erase.mutate(email.id, { onSuccess: onErased })}
                >
                  {t("email.eraseConfirm")}
                </Button>
                <Button kind="quiet" onClick={close}>
                  {t("action.cancel")}
                </Button>
              </div>
            </>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
