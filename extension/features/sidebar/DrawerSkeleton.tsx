import { Skeleton, SkeletonRows } from "../../ui/Skeleton.tsx";
import { DrawerBar } from "./DrawerBar.tsx";

/** The shape of a filled drawer, while the answer is on its way. */
export function DrawerSkeleton({ onClose }: { onClose: () => void }) {
  return (
    <>
      <div className="drawer-head" data-testid="drawer-loading">
        <DrawerBar onClose={onClose}>
          <Skeleton width={32} height={32} />
          <div className="stack grow">
            <Skeleton width="60%" height={14} />
            <Skeleton width="40%" height={10} />
          </div>
        </DrawerBar>
        <Skeleton height={52} />
        <Skeleton width="70%" height={26} />
      </div>
      <div className="scroll">
        <SkeletonRows rows={4} />
      </div>
    </>
  );
}
