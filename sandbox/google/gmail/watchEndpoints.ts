import * as z from "zod";
import { invalidArgument } from "../errors.ts";
import { findLabel } from "../mailbox/labels.ts";
import { type Endpoint, mayReadMetadata } from "./endpoint.ts";

const watchLifetimeMs = 7 * 86_400_000;

const watchRequest = z.object({
  topicName: z.string(),
  labelIds: z.array(z.string()).default([]),
  labelFilterBehavior: z.enum(["include", "INCLUDE", "exclude", "EXCLUDE"]).default("include"),
  labelFilterAction: z.enum(["include", "INCLUDE", "exclude", "EXCLUDE"]).optional(),
});

/** `users.watch` and `users.stop`. */
export const watchEndpoints: Endpoint[] = [
  {
    id: "gmail.users.watch",
    method: "POST",
    path: "/watch",
    scopes: mayReadMetadata,
    units: 100,
    run({ google, account, body }) {
      const { topicName, labelIds, ...behavior } = body(watchRequest);
      if (!/^projects\/[\w.:-]+\/topics\/[\w.~+%-]+$/.test(topicName))
        throw invalidArgument(`Invalid topicName does not match projects/${google.pushes.project}/topics/*`);
      for (const id of labelIds)
        if (!findLabel(google.store, account.id, id)) throw invalidArgument(`Invalid labelId: ${id}`);
      const existing = google.store.get<{ topic: string }>(
        "SELECT topic FROM watch WHERE account_id = ? AND expires_at > ?",
        account.id,
        google.clock.now(),
      );
      if (existing && existing.topic !== topicName)
        throw invalidArgument(
          "Only one user push notification client allowed per developer (call /stop then try again)",
        );
      const exclude =
        (behavior.labelFilterAction ?? behavior.labelFilterBehavior).toLowerCase() === "exclude";
      const expiresAt = google.clock.now() + watchLifetimeMs;
      google.store.run(
        `INSERT INTO watch VALUES (?, ?, ?, ?, ?, NULL) ON CONFLICT (account_id) DO UPDATE SET topic = excluded.topic,
           label_ids = excluded.label_ids, exclude = excluded.exclude, expires_at = excluded.expires_at`,
        account.id,
        topicName,
        JSON.stringify(labelIds),
        Number(exclude),
        expiresAt,
      );
      return { historyId: account.historyId, expiration: String(expiresAt) };
    },
  },
  {
    id: "gmail.users.stop",
    method: "POST",
    path: "/stop",
    scopes: mayReadMetadata,
    units: 50,
    run({ google, account }) {
      google.store.run("DELETE FROM watch WHERE account_id = ?", account.id);
      return null;
    },
  },
];
