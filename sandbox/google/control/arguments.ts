import * as z from "zod";
import { type ControlArguments, commonArguments } from "../../standIn/control/arguments.ts";
import type { GoogleControl } from "./control.ts";
import type { AccountOptions } from "./types.ts";

const accountOptions: z.ZodType<AccountOptions> = z.object({
  hostedDomain: z.exactOptional(z.string()),
  emailVerified: z.exactOptional(z.boolean()),
  rotateRefreshTokens: z.exactOptional(z.boolean()),
  historyId: z.exactOptional(z.string().regex(/^\d{1,19}$/)),
  emptyHistoryPages: z.exactOptional(z.int().min(0)),
});

const pushEndpoint = z.object({
  url: z.url(),
  audience: z.string(),
  serviceAccount: z.string(),
  subscription: z.exactOptional(z.string()),
  onePerSecond: z.exactOptional(z.boolean()),
});

/** The arguments of each operation of Google's control. */
export const controlArguments: ControlArguments<GoogleControl> = {
  ...commonArguments(accountOptions),
  expireHistory: z.tuple([z.string()]),
  setQuota: z.tuple([
    z.nullable(z.object({ unitsPerMinute: z.number().positive(), refuseWith: z.enum(["403", "429"]) })),
  ]),
  setPushEndpoint: z.tuple([z.nullable(pushEndpoint)]),
};
