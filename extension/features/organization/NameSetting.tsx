import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";

/** The organization's name, saved when the field is left or Enter is pressed. */
export function NameSetting({ name, onSave }: { name: string; onSave: (name: string) => void }) {
  const id = useId();
  const [text, setText] = useState(name);
  const save = () => {
    const next = text.trim();
    if (next === "") setText(name);
    else if (next !== name) onSave(next);
  };
  return (
    <div className="setting">
      <label htmlFor={id}>
        <span className="block">{t("organization.name")}</span>
        <span className="small muted">{t("organization.nameHint")}</span>
      </label>
      <span className="field small-field">
        <input
          id={id}
          dir="auto"
          maxLength={200}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onBlur={save}
          onKeyDown={({ key, currentTarget }) => {
            if (key === "Enter") currentTarget.blur();
          }}
        />
      </span>
    </div>
  );
}
