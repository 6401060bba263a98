import type { ReactNode } from "react";
import { BusinessMark } from "./BusinessMark.tsx";
import { ForeignText } from "./ForeignText.tsx";

interface BusinessChipProps {
  name: string;
  /** What a press on the business does; without it, it is only shown. */
  onOpen?: (() => void) | undefined;
  children?: ReactNode;
}

/** A business as a chip; `children` stand behind the name. */
export function BusinessChip({ name, onOpen, children }: BusinessChipProps) {
  const label = (
    <>
      <BusinessMark name={name} size="small" />
      <span className="clip">
        <ForeignText>{name}</ForeignText>
      </span>
    </>
  );
  return (
    <span className="chip" data-testid="business-chip">
      {onOpen === undefined ? (
        label
      ) : (
        <button type="button" className="chip-name" onClick={onOpen}>
          {label}
        </button>
      )}
      {children}
    </span>
  );
}
