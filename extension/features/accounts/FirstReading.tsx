import { useProviders } from "../api/queries.ts";
import { StandingLine, StandingProgress } from "./StandingLine.tsx";

/** Accounts whose mail is being read for the first time: how far that is. Nothing once all are done. */
export function FirstReading() {
  const providers = useProviders();
  const reading = (providers.data ?? []).filter(
    ({ status }) => status === "connecting" || status === "backfilling",
  );
  return reading.map((provider) => (
    <div key={provider.id} className="first-reading" data-testid="first-reading">
      <StandingProgress provider={provider} />
      <StandingLine provider={provider} />
    </div>
  ));
}
