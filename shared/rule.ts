import * as z from "zod";

/** `GET /v1/businesses/:id/rules`: what people's corrections taught about a business. Times are milliseconds UTC. */
export const ruleSchema = z.object({
  id: z.string(),
  kind: z.enum(["address", "domain", "thread", "subject_tag"]),
  value: z.string(),
  /** `file`: mail like this goes here. `never`: it does not. */
  effect: z.enum(["file", "never"]),
  taughtBy: z.string().nullable(),
  createdAt: z.number(),
});
export type Rule = z.infer<typeof ruleSchema>;
