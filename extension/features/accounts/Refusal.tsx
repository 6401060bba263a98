import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, Copy, TriangleAlert, X } from "lucide-react";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { sendMessage } from "../../messaging.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { answered } from "../api/apiFailure.ts";
import { useSession } from "../api/queries.ts";
import { refusedLink } from "./refusedLink.ts";

/**
 * What the last sign-in or connect was refused for and only somebody else can change, such as an administrator. It
 * stays until the next try, because the popup closes while the consent page is open.
 */
export function Refusal() {
  const client = useQueryClient();
  const refusal = useSession().data?.refusal ?? null;
  const dismiss = useMutation({
    mutationFn: () => answered(sendMessage("dismissRefusal", undefined)),
    onSettled: () => client.invalidateQueries({ queryKey: ["session"] }),
  });
  if (refusal === null) return null;
  const { before, link, after } = refusedLink(refusal.message);
  return (
    <div className="notice small refusal" role="alert" data-testid="refusal">
      <TriangleAlert size={16} />
      <div className="grow stack">
        <p className="wrap">{before}</p>
        {link === null ? null : <LinkToCopy link={link} />}
        {after === "" ? null : <p className="wrap">{after}</p>}
      </div>
      <IconButton label={t("action.dismiss")} icon={<X size={14} />} onClick={() => dismiss.mutate()} />
    </div>
  );
}

function LinkToCopy({ link }: { link: string }) {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <div className="row link-to-copy">
      <input
        className="grow"
        aria-label={t("signIn.adminLink")}
        readOnly
        value={link}
        onFocus={(event) => event.target.select()}
      />
      <Button
        kind="quiet"
        onClick={() =>
          navigator.clipboard.writeText(link).then(
            () => setIsCopied(true),
            (error: unknown) => console.warn("threadbook: the link was not copied", error),
          )
        }
      >
        {isCopied ? <Check size={14} /> : <Copy size={14} />}
        {isCopied ? t("signIn.copied") : t("signIn.copyLink")}
      </Button>
    </div>
  );
}
