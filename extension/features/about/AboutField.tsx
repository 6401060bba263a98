import { useId, useState } from "react";

interface AboutFieldProps {
  label: string;
  hint?: string;
  value: string;
  /** Cannot be left empty. */
  isNeeded?: boolean;
  isLong?: boolean;
  onSave: (value: string) => void;
}

/** A text that is saved when its field is left, and Enter leaves a short one; Escape puts back what was. */
export function AboutField({
  label,
  hint,
  value,
  isNeeded = false,
  isLong = false,
  onSave,
}: AboutFieldProps) {
  const id = useId();
  const [text, setText] = useState(value);
  const save = () => {
    const next = text.trim();
    if (next === "" && isNeeded) setText(value);
    else if (next !== value) onSave(next);
  };
  const shared = {
    id,
    dir: "auto",
    value: text,
    onBlur: save,
  } as const;
  return (
    <div className="setting wide">
      <label htmlFor={id}>
        <span className="block">{label}</span>
        {hint === undefined ? null : <span className="small muted">{hint}</span>}
      </label>
      {isLong ? (
        <textarea
          {...shared}
          className="text-area"
          rows={3}
          maxLength={10_000}
          onChange={({ target }) => setText(target.value)}
        />
      ) : (
        <span className="field small-field">
          <input
            {...shared}
            maxLength={200}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={({ key, currentTarget }) => {
              if (key === "Enter") currentTarget.blur();
              if (key === "Escape") setText(value);
            }}
          />
        </span>
      )}
    </div>
  );
}
