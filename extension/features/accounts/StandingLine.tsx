import type { Provider } from "#shared/provider.ts";
import { t } from "../../i18n/t.ts";
import { ago } from "../../ui/formatTime.ts";
import { type Standing, standingOf } from "./accountStanding.ts";

const dots: Record<Standing["tone"], string> = {
  good: "dot",
  busy: "dot idle",
  warn: "dot warn",
  idle: "dot idle",
};

/** Threadbook cannot be asked: nothing is claimed of what it would answer. */
const outOfReach = (): Standing => ({
  tone: "idle",
  text: t("accounts.outOfReach"),
  progress: null,
  left: null,
});

/** One line: are all emails of this account here, and when was that last seen. */
export function StandingLine({
  provider,
  isOutOfReach = false,
}: {
  provider: Provider;
  isOutOfReach?: boolean;
}) {
  const standing = isOutOfReach ? outOfReach() : standingOf(provider);
  const { lastSyncAt } = provider.health;
  return (
    <div className="row small" data-testid="account-standing">
      <span className={dots[standing.tone]} />
      <span className="grow muted clip" title={standing.text}>
        {standing.text}
      </span>
      {lastSyncAt === null || isOutOfReach || standing.tone === "warn" ? null : (
        <span className="faint">{standing.left ?? ago(lastSyncAt, Date.now())}</span>
      )}
    </div>
  );
}

/** How far the first reading of an account has come. */
export function StandingProgress({ provider }: { provider: Provider }) {
  const { progress, text } = standingOf(provider);
  if (progress === null) return null;
  const percent = Math.round(progress * 100);
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={text}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <span style={{ width: `${percent}%` }} />
    </div>
  );
}
