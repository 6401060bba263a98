import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { Phrase } from "../../i18n/Phrase.tsx";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { plainText } from "../../ui/plainText.ts";
import { callApi } from "../api/callApi.ts";
import { ScopePreview } from "./ScopePreview.tsx";
import type { Scope } from "./said.ts";
import { isPlain } from "./scopeEffect.ts";
import type { Scoped } from "./useFiler.ts";

interface ScopeChoiceProps {
  emailId: string;
  scoped: Scoped;
  isBusy: boolean;
  onScope: (scoped: Scoped, scope: Scope) => void;
  onClose: () => void;
}

type Wide = "address" | "domain";

/** For how much mail a person's word holds: shown once it was given, so that nothing has to be chosen to give it. */
export function ScopeChoice({ emailId, scoped, isBusy, onScope, onClose }: ScopeChoiceProps) {
  const [asked, setAsked] = useState<Wide | null>(null);
  const previews = {
    address: usePreview(emailId, scoped, "address", isBusy),
    domain: usePreview(emailId, scoped, "domain", isBusy),
  };
  const preview = asked === null ? undefined : previews[asked].data;
  const { business, isHere, scope } = scoped;
  const choose = (next: Wide) => {
    const found = previews[next].data;
    if (found !== undefined && isPlain(found)) onScope(scoped, next);
    else setAsked(next);
  };
  const title = isHere ? "scope.here" : "scope.notHere";
  return (
    <section
      className="scope small"
      aria-label={t(title, { name: plainText(business.name) })}
      data-testid="scope"
    >
      <div className="row">
        <p className="grow wrap muted">
          <Phrase text={title} with={{ name: <ForeignText>{business.name}</ForeignText> }} />
        </p>
        <IconButton label={t("action.done")} icon={<X size={12} />} onClick={onClose} />
      </div>
      <div className="chips">
        {(["email", "thread"] as const).map((narrow) => (
          <ScopeButton
            key={narrow}
            isChosen={scope === narrow && asked === null}
            isBusy={isBusy}
            onClick={() => (scope === narrow ? setAsked(null) : onScope(scoped, narrow))}
          >
            {narrow === "email" ? t("scope.email") : t("scope.thread")}
          </ScopeButton>
        ))}
        {(["address", "domain"] as const).map((wide) => {
          const value = previews[wide].data?.value;
          return typeof value === "string" ? (
            <ScopeButton
              key={wide}
              isChosen={(asked ?? scope) === wide}
              isBusy={isBusy}
              onClick={() => choose(wide)}
            >
              <Phrase text="scope.allFrom" with={{ whom: <ForeignText>{value}</ForeignText> }} />
            </ScopeButton>
          ) : null;
        })}
      </div>
      {preview === undefined || asked === null ? null : (
        <ScopePreview
          preview={preview}
          isHere={isHere}
          isBusy={isBusy}
          onConfirm={() => onScope(scoped, asked)}
          onCancel={() => setAsked(null)}
        />
      )}
    </section>
  );
}

interface ScopeButtonProps {
  isChosen: boolean;
  isBusy: boolean;
  onClick: () => void;
  children: React.ReactNode;
}

function ScopeButton({ isChosen, isBusy, onClick, children }: ScopeButtonProps) {
  return (
    <button
      type="button"
      className="chip scope-option"
      aria-pressed={isChosen}
      disabled={isBusy || isChosen}
      onClick={onClick}
    >
      <span className="clip">{children}</span>
    </button>
  );
}

/** What a wide scope would change; none where it cannot be chosen: free mail, or nobody from outside. */
function usePreview(emailId: string, { business, isHere }: Scoped, scope: Wide, isBusy: boolean) {
  const place = isHere ? { businessId: business.id } : { businessId: null, notBusinessId: business.id };
  return useQuery({
    queryKey: ["preview", emailId, business.id, isHere, scope],
    queryFn: () => callApi("previewAssociation", { emailId, ...place, scope }),
    enabled: !isBusy,
    staleTime: 0,
    retry: false,
  });
}
