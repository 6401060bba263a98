import type { ReactNode } from "react";
import { Skeleton, SkeletonRows } from "../../ui/Skeleton.tsx";

/** The shape of a filled drawer, while the answer is on its way. */
export function DrawerSkeleton({ bar }: { bar: ReactNode }) {
  return (
    <>
      {bar}
      <div className="drawer-head" data-testid="drawer-loading">
        <div className="row">
          <Skeleton width={32} height={32} />
          <div className="stack grow">
            <Skeleton width="60%" height={14} />
            <Skeleton width="40%" height={10} />
          </div>
        </div>
        <Skeleton height={48} />
      </div>
      <div className="scroll">
        <SkeletonRows rows={4} />
      </div>
    </>
  );
}
