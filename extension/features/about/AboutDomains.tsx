import { X } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import type { Business } from "#shared/business.ts";
import { t } from "../../i18n/t.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { plainText } from "../../ui/plainText.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";
import { useMe } from "../api/queries.ts";
import { domainObjection } from "./domainObjection.ts";
import { useBusinessChange } from "./useBusinessChange.ts";

/** Whose mail is filed here by itself. A domain that tells no business is refused with the reason. */
export function AboutDomains({ business }: { business: Business }) {
  const id = useId();
  const [text, setText] = useState("");
  const isAdmin = useMe().data?.user.role === "admin";
  const say = useToast();
  const add = useBusinessChange(
    (input: { domain: string; isConfirmed: boolean }) => callApi("addDomain", { id: business.id, ...input }),
    (code) => domainObjection(code) !== null,
  );
  const remove = useBusinessChange(({ id: domainId }: { id: string; domain: string }) =>
    callApi("removeDomain", { id: business.id, domainId }),
  );
  const submit = (isConfirmed: boolean) => {
    const domain = text.trim();
    if (domain !== "") add.mutate({ domain, isConfirmed }, { onSuccess: () => setText("") });
  };
  const objection = add.isError ? domainObjection(failureOf(add.error).code) : null;
  return (
    <section className="card" aria-label={t("about.domains")} data-testid="about-domains">
      <div className="setting wide">
        <label htmlFor={id}>
          <span className="block">{t("about.domains")}</span>
          <span className="small muted">{t("about.domainsHint")}</span>
        </label>
        {business.domains.length === 0 ? null : (
          <ul className="domain-list">
            {business.domains.map((one) => (
              <li key={one.id} className="domain">
                <ForeignText>{one.domain}</ForeignText>
                <IconButton
                  label={t("organization.removeDomain", { domain: plainText(one.domain) })}
                  icon={<X size={14} />}
                  disabled={remove.isPending}
                  onClick={() =>
                    remove.mutate(one, {
                      onSuccess: () =>
                        say(t("about.domainRemoved", { domain: one.domain }), () =>
                          add.mutate({ domain: one.domain, isConfirmed: false }),
                        ),
                    })
                  }
                />
              </li>
            ))}
          </ul>
        )}
        <form
          className="row"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            submit(false);
          }}
        >
          <span className="field small-field grow">
            <input
              id={id}
              dir="ltr"
              spellCheck={false}
              autoComplete="off"
              placeholder={t("organization.addDomain")}
              aria-invalid={add.isError}
              aria-describedby={`${id}-refused`}
              value={text}
              onChange={({ target }) => {
                setText(target.value);
                add.reset();
              }}
            />
          </span>
          <Button type="submit" kind="quiet" disabled={text.trim() === "" || add.isPending}>
            {t("action.add")}
          </Button>
        </form>
        <div id={`${id}-refused`} role="alert">
          {objection === null ? null : (
            <div className="notice small" data-testid="domain-refused">
              <span className="grow wrap">
                {`${failureOf(add.error).message} ${objection.isPassable && !isAdmin ? t("about.askAdmin") : ""}`}
              </span>
              {objection.isPassable && isAdmin ? (
                <button type="button" className="link" onClick={() => submit(true)}>
                  {t("about.addAnyway")}
                </button>
              ) : null}
            </div>
          )}
        </div>
      </div>
    </section>
  );
}
