import type { ProviderKind } from "#shared/auth.ts";

/** The sign by which people know an email provider. Beside its name, so it says nothing to screen readers. */
export function ProviderMark({ kind, size = 16 }: { kind: ProviderKind; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 18 18" aria-hidden="true" className="provider-mark">
      {kind === "google" ? <GoogleSign /> : <MicrosoftSign />}
    </svg>
  );
}

/** A ring in four colours with a bar to its middle. */
function GoogleSign() {
  return (
    <g fill="none" strokeWidth="3.4">
      <path stroke="#ea4335" d="M3.12 5.6A6.8 6.8 0 0 1 13.6 4" />
      <path stroke="#fbbc05" d="M3.12 12.4A6.8 6.8 0 0 1 3.12 5.6" />
      <path stroke="#34a853" d="M13.4 14.16A6.8 6.8 0 0 1 3.12 12.4" />
      <path stroke="#4285f4" d="M9.2 9h6.6a6.8 6.8 0 0 1-2.4 5.16" />
    </g>
  );
}

/** Four squares. */
function MicrosoftSign() {
  return (
    <>
      <path fill="#f25022" d="M1 1h7.5v7.5H1z" />
      <path fill="#7fba00" d="M9.5 1H17v7.5H9.5z" />
      <path fill="#00a4ef" d="M1 9.500h7.5V17H1z" />
      <path fill="#ffb900" d="M9.5 9.500H17V17H9.5z" />
    </>
  );
}
