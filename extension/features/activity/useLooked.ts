import { useEffect } from "react";
import { callApi } from "../api/callApi.ts";

/** Milliseconds after which someone has looked, and not just passed by. */
const glance = 3_000;

/** Tells Threadbook that the person looked at a business, once it has been on screen for a moment. */
export function useLooked(businessId: string, isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return;
    const timer = setTimeout(() => {
      // Should it not arrive, the same news is told once more: no loss.
      callApi("lookAtBusiness", { id: businessId }).catch(() => {});
    }, glance);
    return () => clearTimeout(timer);
  }, [businessId, isShown]);
}
