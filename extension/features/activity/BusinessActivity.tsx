import { useQuery } from "@tanstack/react-query";
import type { Activity } from "#shared/activity.ts";
import { t } from "../../i18n/t.ts";
import { ago } from "../../ui/formatTime.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { callApi } from "../api/callApi.ts";
import { NewsLine } from "./NewsLine.tsx";
import { useLooked } from "./useLooked.ts";
import { Waiting } from "./Waiting.tsx";
import { WeekGraph } from "./WeekGraph.tsx";

interface BusinessActivityProps {
  businessId: string;
  onOpen: (emailId: string) => void;
}

/** How things stand with a business, at a glance. It keeps its place while it is asked for, so that nothing jumps. */
export function BusinessActivity({ businessId, onOpen }: BusinessActivityProps) {
  const { data, isError } = useQuery({
    queryKey: ["activity", businessId],
    queryFn: () => callApi("activity", { id: businessId }),
  });
  useLooked(businessId, data !== undefined);
  // It is no more than an overview: without a connection the timeline below says so.
  if (data === undefined && isError) return null;
  return (
    <section className="activity" aria-label={t("activity.title")} data-testid="activity">
      {data === undefined ? (
        <Skeleton width="100%" height={28} />
      ) : (
        <>
          <WeekGraph weeks={data.weeks} />
          <p className="small muted">{lastWords(data, Date.now())}</p>
          {data.unanswered.count === 0 ? null : <Waiting waiting={data.unanswered} onOpen={onOpen} />}
          <NewsLine news={data.sinceLastLook} />
        </>
      )}
    </section>
  );
}

function lastWords({ lastInboundAt, lastOutboundAt }: Activity, now: number): string {
  const parts = [
    ...(lastInboundAt === null ? [] : [t("activity.fromThem", { ago: ago(lastInboundAt, now) })]),
    ...(lastOutboundAt === null ? [] : [t("activity.fromUs", { ago: ago(lastOutboundAt, now) })]),
  ];
  return parts.length === 0 ? t("activity.quiet") : parts.join(" · ");
}
