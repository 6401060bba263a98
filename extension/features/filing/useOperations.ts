import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { OperationProgress } from "#shared/association.ts";
import { t } from "../../i18n/t.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";

/** A large change that goes on in the background, and what it is called while it does. */
export interface FollowedOperation {
  id: string;
  words: string;
}

const followedKey = ["operations"] as const;

/** How often a running operation is asked how far it is, in milliseconds. */
const progressMs = 1_000;

/** All that a change of filings may have changed on screen. */
export async function refreshFilings(client: QueryClient): Promise<void> {
  const keys = [
    "lookup",
    "timeline",
    "email",
    "business",
    "businesses",
    "contacts",
    "suggestions",
    "activity",
  ];
  await Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
}

/** Follows large changes to their end, on this surface and, because they are kept with its answers, when it reopens. */
export function useOperations() {
  const client = useQueryClient();
  const say = useToast();
  const set = (change: (all: FollowedOperation[]) => FollowedOperation[]) =>
    client.setQueryData<FollowedOperation[]>(followedKey, (all) => change(all ?? []));
  const follow = (id: string, words: string) =>
    set((all) => [...all.filter((one) => one.id !== id), { id, words }]);
  const undo = useMutation({
    mutationFn: (operationId: string) => callApi("undoAssociation", { operationId }),
    onSuccess({ operationId, state }) {
      if (state === "undoing") follow(operationId, t("operation.undoing"));
      return client.invalidateQueries({ queryKey: ["operation", operationId] });
    },
    onError: (error) => say(t("failure.notUndone", { reason: failureOf(error).message })),
    onSettled: () => refreshFilings(client),
  });
  return {
    follow,
    forget: (id: string) => set((all) => all.filter((one) => one.id !== id)),
    undo: (id: string) => undo.mutate(id),
    /** The same, waited for; a failure has been said. */
    undoNow: (id: string) => undo.mutateAsync(id).catch(() => null),
  };
}

export function useFollowed(): FollowedOperation[] {
  const { data = [] } = useQuery<FollowedOperation[]>({
    queryKey: followedKey,
    // Nobody but this surface knows what it follows.
    queryFn: ({ client }) => client.getQueryData<FollowedOperation[]>(followedKey) ?? [],
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

/** How far a large change is. */
export function useProgress(id: string) {
  return useQuery({
    queryKey: ["operation", id],
    queryFn: () => callApi("operation", { id }),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isOver(data) ? false : progressMs),
  });
}

export function isOver({ state }: Pick<OperationProgress, "state">): boolean {
  return state === "done" || state === "undone";
}
