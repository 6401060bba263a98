import { X } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import type { Business, BusinessIdentifier, IdentifierKind } from "#shared/business.ts";
import { identifierKinds } from "#shared/identifierKind.ts";
import { type TextKey, t, textOf } from "../../i18n/t.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { plainText } from "../../ui/plainText.ts";
import { callApi } from "../api/callApi.ts";
import { useBusinessChange } from "./useBusinessChange.ts";

const kindWords: Record<IdentifierKind, TextKey> = {
  alias: "about.kindAlias",
  website: "about.kindWebsite",
  phone: "about.kindPhone",
  reference: "about.kindReference",
  postal: "about.kindPostal",
};

/** By what a text tells the business: other names, pages, numbers. */
export function AboutIdentifiers({ business: { id: businessId, identifiers } }: { business: Business }) {
  const id = useId();
  const [kind, setKind] = useState<IdentifierKind>("alias");
  const [text, setText] = useState("");
  const change = useBusinessChange((next: BusinessIdentifier[]) =>
    callApi("changeBusiness", { id: businessId, patch: { identifiers: next } }),
  );
  const add = (event: FormEvent) => {
    event.preventDefault();
    const value = text.trim();
    if (value !== "") change.mutate([...identifiers, { kind, value }], { onSuccess: () => setText("") });
  };
  return (
    <section className="card" aria-label={t("about.marks")} data-testid="about-identifiers">
      <div className="setting wide">
        <label htmlFor={id}>
          <span className="block">{t("about.marks")}</span>
          <span className="small muted">{t("about.marksHint")}</span>
        </label>
        {identifiers.length === 0 ? null : (
          <ul className="domain-list">
            {identifiers.map((one) => (
              <li key={`${one.kind} ${one.value}`} className="domain">
                <span className="small faint">{textOf(kindWords[one.kind])}</span>
                <span className="wrap">
                  <ForeignText>{one.value}</ForeignText>
                </span>
                <IconButton
                  label={t("about.removeMark", { mark: plainText(one.value) })}
                  icon={<X size={14} />}
                  disabled={change.isPending}
                  onClick={() => change.mutate(identifiers.filter((other) => other !== one))}
                />
              </li>
            ))}
          </ul>
        )}
        <form className="row" onSubmit={add}>
          <select
            className="select mark-kind"
            aria-label={t("about.markKind")}
            value={kind}
            onChange={({ target }) => setKind(identifierKinds.find((one) => one === target.value) ?? "alias")}
          >
            {identifierKinds.map((one) => (
              <option key={one} value={one}>
                {textOf(kindWords[one])}
              </option>
            ))}
          </select>
          <span className="field small-field grow">
            <input
              id={id}
              dir="auto"
              autoComplete="off"
              maxLength={500}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          </span>
          <Button type="submit" kind="quiet" disabled={text.trim() === "" || change.isPending}>
            {t("action.add")}
          </Button>
        </form>
      </div>
    </section>
  );
}
