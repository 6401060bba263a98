import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Phrase } from "../../i18n/Phrase.tsx";
import { t } from "../../i18n/t.ts";
import { sendMessage } from "../../messaging.ts";
import { Button } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useToast } from "../../ui/Toasts.tsx";
import { answered, failureOf } from "../api/apiFailure.ts";
import { useMe } from "../api/queries.ts";

/** Who is signed in, and the way out. */
export function WhoAmI() {
  const me = useMe();
  const client = useQueryClient();
  const say = useToast();
  const leave = useMutation({
    mutationFn: () => answered(sendMessage("signOut", undefined)),
    onSuccess: () => client.resetQueries(),
    onError: (error) => say(failureOf(error).message),
  });
  return (
    <section aria-label={t("settings.you")}>
      <h2>{t("settings.you")}</h2>
      <div className="card card-head">
        <div className="row">
          <div className="grow">
            {me.data === undefined ? (
              <Skeleton width="40%" />
            ) : (
              <>
                <div className="strong clip" data-testid="who-am-i">
                  <ForeignText>{me.data.user.name || me.data.user.email}</ForeignText>
                </div>
                <div className="small muted clip">
                  <ForeignText>{me.data.user.email}</ForeignText>
                  {" · "}
                  <Phrase
                    text={me.data.user.role === "admin" ? "settings.administratorOf" : "settings.memberOf"}
                    with={{ organization: <ForeignText>{me.data.organization.name}</ForeignText> }}
                  />
                </div>
              </>
            )}
          </div>
          <Button kind="quiet" disabled={leave.isPending} onClick={() => leave.mutate()}>
            {t("settings.signOut")}
          </Button>
        </div>
      </div>
    </section>
  );
}
