import type { ComponentProps, ReactNode } from "react";

interface ButtonProps extends ComponentProps<"button"> {
  kind?: "primary" | "quiet" | "danger";
  large?: boolean;
}

export function Button({ kind = "primary", large = false, className = "", ...rest }: ButtonProps) {
  return <button type="button" className={`button ${kind}${large ? " large" : ""} ${className}`} {...rest} />;
}

interface IconButtonProps extends ComponentProps<"button"> {
  /** What it does, for the tooltip and for screen readers. */
  label: string;
  icon: ReactNode;
}

export function IconButton({ label, icon, className = "", ...rest }: IconButtonProps) {
  return (
    <button type="button" className={`icon-button ${className}`} aria-label={label} title={label} {...rest}>
      {icon}
    </button>
  );
}
