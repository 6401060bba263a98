import { t } from "../i18n/t.ts";

/** A grey bar in place of text that is on its way. Sizes in px; without a width it fills the line. */
export function Skeleton({ width, height = 12 }: { width?: number | string; height?: number }) {
  return <div className="skeleton" style={{ width: width ?? "100%", height }} />;
}

/** A list on its way. */
export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  return (
    <div className="skeleton-rows" role="status" aria-label={t("surface.loading")}>
      {Array.from({ length: rows }, (_, row) => (
        <SkeletonRow key={`row-${row.toString()}`} wide={row % 3 !== 1} />
      ))}
    </div>
  );
}

function SkeletonRow({ wide }: { wide: boolean }) {
  return (
    <div className="skeleton-row">
      <Skeleton width={wide ? "62%" : "44%"} />
      <Skeleton width={wide ? "86%" : "72%"} height={10} />
    </div>
  );
}
