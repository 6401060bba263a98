import type { ReactNode } from "react";
import { BusinessMark } from "./BusinessMark.tsx";
import { ForeignText } from "./ForeignText.tsx";

/** A business as a chip; `children` stand behind the name. */
export function BusinessChip({ name, children }: { name: string; children?: ReactNode }) {
  return (
    <span className="chip" data-testid="business-chip">
      <BusinessMark name={name} size="small" />
      <span className="clip">
        <ForeignText>{name}</ForeignText>
      </span>
      {children}
    </span>
  );
}
