import { X } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";

interface DomainListProps {
  label: string;
  hint: string;
  domains: string[];
  /** Saves the whole list; what could not be saved stays in the field. */
  onChange: (domains: string[]) => Promise<unknown>;
}

/** A list of domains that is added to and taken from. */
export function DomainList({ label, hint, domains, onChange }: DomainListProps) {
  const id = useId();
  const [text, setText] = useState("");
  const add = (event: FormEvent) => {
    event.preventDefault();
    const domain = text.trim();
    if (domain === "") return;
    onChange([...domains, domain]).then(
      () => setText(""),
      () => {},
    );
  };
  return (
    <div className="setting wide">
      <label htmlFor={id}>
        <span className="block">{label}</span>
        <span className="small muted">{hint}</span>
      </label>
      {domains.length === 0 ? null : (
        <ul className="domain-list">
          {domains.map((domain) => (
            <li key={domain} className="domain">
              <ForeignText>{domain}</ForeignText>
              <IconButton
                label={t("organization.removeDomain", { domain })}
                icon={<X size={14} />}
                onClick={() => void onChange(domains.filter((one) => one !== domain)).catch(() => {})}
              />
            </li>
          ))}
        </ul>
      )}
      <form className="row" onSubmit={add}>
        <span className="field small-field grow">
          <input
            id={id}
            dir="ltr"
            spellCheck={false}
            autoComplete="off"
            placeholder={t("organization.addDomain")}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </span>
        <Button type="submit" kind="quiet" disabled={text.trim() === ""}>
          {t("action.add")}
        </Button>
      </form>
    </div>
  );
}
