import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { wholeAddress } from "../../inbox/address.ts";
import { Button } from "../../ui/Button.tsx";
import { useOfferedProviders } from "../api/queries.ts";
import { useAuthorize } from "./useAuthorize.ts";

/** What someone has just opened, they want to type into. */
const focus = (input: HTMLInputElement | null) => input?.focus();

/** Connects a mailbox of Outlook that others share with the person, by its address. */
export function SharedMailbox() {
  const offered = useOfferedProviders();
  const authorize = useAuthorize();
  const id = useId();
  const [address, setAddress] = useState<string | null>(null);
  const [isWrong, setIsWrong] = useState(false);
  if (offered.data?.includes("microsoft") !== true) return null;
  if (address === null)
    return (
      <button type="button" className="link" onClick={() => setAddress("")}>
        {t("shared.add")}
      </button>
    );
  const connect = (event: FormEvent) => {
    event.preventDefault();
    // The background checks it once more, by the schema that the API has.
    const mailboxAddress = wholeAddress(address);
    setIsWrong(mailboxAddress === null);
    if (mailboxAddress === null) return;
    authorize.mutate(
      { intent: "connect", provider: "microsoft", mailboxAddress },
      { onSuccess: () => setAddress(null) },
    );
  };
  return (
    <form className="card-head card shared-mailbox" onSubmit={connect} noValidate>
      <label htmlFor={id} className="strong">
        {t("shared.address")}
      </label>
      <p className="small muted" id={`${id}-hint`}>
        {isWrong ? t("shared.notAnAddress") : t("shared.hint")}
      </p>
      <div className="row">
        <span className="field grow">
          <input
            id={id}
            type="email"
            dir="ltr"
            autoComplete="off"
            ref={focus}
            value={address}
            aria-invalid={isWrong}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => setAddress(target.value)}
          />
        </span>
        <Button type="submit" kind="primary" disabled={authorize.isPending || address.trim() === ""}>
          {t("shared.connect")}
        </Button>
        <Button kind="quiet" onClick={() => setAddress(null)}>
          {t("action.cancel")}
        </Button>
      </div>
    </form>
  );
}
