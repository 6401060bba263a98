import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { addressesIn } from "./addressesIn.ts";

interface ContactFormProps {
  name: string;
  addresses: string[];
  isBusy: boolean;
  onSave: (input: { name: string; addresses: string[] }) => void;
  onCancel: () => void;
}

/** A contact's name and addresses, one line each. */
export function ContactForm({ name, addresses, isBusy, onSave, onCancel }: ContactFormProps) {
  const id = useId();
  const [newName, setNewName] = useState(name);
  const [lines, setLines] = useState(addresses.join("\n"));
  const first = useRef<HTMLInputElement>(null);
  // The person has just asked to type here.
  useEffect(() => first.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ name: newName.trim(), addresses: addressesIn(lines) });
  };
  return (
    <form className="setting wide" onSubmit={submit} data-testid="contact-form">
      <label htmlFor={`${id}-name`}>{t("about.name")}</label>
      <span className="field small-field">
        <input
          id={`${id}-name`}
          dir="auto"
          maxLength={200}
          ref={first}
          value={newName}
          onChange={({ target }) => setNewName(target.value)}
        />
      </span>
      <label htmlFor={`${id}-addresses`}>{t("about.addresses")}</label>
      <textarea
        id={`${id}-addresses`}
        className="text-area"
        dir="ltr"
        rows={Math.max(2, addresses.length + 1)}
        spellCheck={false}
        value={lines}
        onChange={({ target }) => setLines(target.value)}
      />
      <div className="row">
        <Button type="submit" disabled={isBusy || newName.trim() === ""}>
          {t("action.save")}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t("action.cancel")}
        </Button>
      </div>
    </form>
  );
}
