import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { dateFormat } from "../../ui/dateFormat.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { callApi } from "../api/callApi.ts";
import { useChange } from "./useChange.ts";

/** The open invitations, and a field for another. */
export function Invitations() {
  const id = useId();
  const [email, setEmail] = useState("");
  const invitations = useQuery({
    queryKey: ["invitations"],
    queryFn: async () => (await callApi("invitations", {})).items,
  });
  const invite = useChange("invitations", (address: string) => callApi("invite", { email: address }));
  const withdraw = useChange("invitations", (invitationId: string) =>
    callApi("withdrawInvitation", { id: invitationId }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate(email.trim(), { onSuccess: () => setEmail("") });
  };
  return (
    <>
      {(invitations.data ?? []).map((invitation) => (
        <div key={invitation.id} className="setting member">
          <span className="clip">
            <span className="block clip">
              <ForeignText>{invitation.email}</ForeignText>
            </span>
            <span className="small muted">
              {t("members.invited", { day: dateFormat("day").format(invitation.expiresAt) })}
            </span>
          </span>
          <Button kind="quiet" disabled={withdraw.isPending} onClick={() => withdraw.mutate(invitation.id)}>
            {t("members.withdraw")}
          </Button>
        </div>
      ))}
      <form className="setting wide" onSubmit={submit}>
        <label htmlFor={id}>
          <span className="block">{t("members.inviteAddress")}</span>
          <span className="small muted">{t("members.inviteHint")}</span>
        </label>
        <span className="row">
          <span className="field small-field grow">
            <input
              id={id}
              type="email"
              dir="ltr"
              autoComplete="off"
              required
              value={email}
              onChange={({ target }) => setEmail(target.value)}
            />
          </span>
          <Button type="submit" kind="quiet" disabled={invite.isPending || email.trim() === ""}>
            {t("members.invite")}
          </Button>
        </span>
      </form>
    </>
  );
}
