import { useId } from "react";

interface ChoiceProps<Value extends string> {
  label: string;
  hint: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChoose: (value: Value) => void;
}

/** One setting with a few values to choose from. */
export function Choice<Value extends string>({ label, hint, value, options, onChoose }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>
        <span className="block">{label}</span>
        <span className="small muted" id={`${id}-hint`}>
          {hint}
        </span>
      </label>
      <select
        id={id}
        className="select"
        aria-label={label}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChoose(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
