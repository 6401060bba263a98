import type { ReactNode } from "react";

interface StateMessageProps {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  /** What the person can do about it. */
  action?: ReactNode;
  testId?: string;
}

/** A surface that has nothing to list: why, and the one next step. */
export function StateMessage({ icon, title, children, action, testId }: StateMessageProps) {
  return (
    <div className="state" data-testid={testId}>
      {icon}
      <h2 className="strong">{title}</h2>
      {children === undefined ? null : <p className="wrap">{children}</p>}
      {action}
    </div>
  );
}
