import { randomUUID } from "node:crypto";
import * as z from "zod";
import { answer, jsonReply, type Reply } from "../../standIn/reply.ts";
import type { MicrosoftContext } from "../context.ts";
import { badRequest, errorBody } from "../errors.ts";
import { dispatch } from "./dispatch.ts";

/** Microsoft's limit of requests in one batch. */
const maxSteps = 20;

const step = z.object({
  id: z.string(),
  method: z.string(),
  url: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).default([]),
});
type Step = z.infer<typeof step>;

interface StepAnswer {
  id: string;
  status: number;
  headers: Record<string, string>;
  body?: unknown;
}

function readSteps(text: string): Step[] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw badRequest("Invalid batch payload format.");
  }
  const parsed = z.object({ requests: z.array(step).min(1) }).safeParse(body);
  if (!parsed.success) throw badRequest("Invalid batch payload format.");
  const { requests } = parsed.data;
  if (requests.length > maxSteps)
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${maxSteps}.`);
  const ids = new Set(requests.map(({ id }) => id));
  if (ids.size < requests.length) throw badRequest("Duplicate request ids are not allowed in a batch.");
  for (const [index, { dependsOn }] of requests.entries())
    if (dependsOn.some((id) => !requests.slice(0, index).some((earlier) => earlier.id === id)))
      throw badRequest("A request depends on one that does not come before it.");
  return requests;
}

/** JSON stands in the answer as it is, anything else as base64. */
function stepBody(reply: Reply): { body?: unknown } {
  if (reply.body.length === 0) return {};
  if (typeof reply.body === "string" && /json/.test(reply.headers["content-type"] ?? ""))
    return { body: JSON.parse(reply.body) as unknown };
  return { body: Buffer.from(reply.body).toString("base64") };
}

async function runStep(
  microsoft: MicrosoftContext,
  request: Step,
  outer: Record<string, string>,
  batch: string,
): Promise<StepAnswer | undefined> {
  const own = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]);
  const reply = await dispatch(microsoft, {
    method: request.method.toUpperCase(),
    target: `/v1.0/${request.url.replace(/^\/+/, "")}`,
    headers: { authorization: outer.authorization ?? "", ...Object.fromEntries(own) },
    body: request.body === undefined ? "" : JSON.stringify(request.body),
    batch,
  });
  if (reply.broken === "missing" || reply.broken === "reset") return undefined;
  if (reply.broken === "truncated")
    return { id: request.id, status: 504, headers: {}, ...gatewayTimeout(microsoft) };
  return { id: request.id, status: reply.status, headers: reply.headers, ...stepBody(reply) };
}

function gatewayTimeout({ clock }: MicrosoftContext) {
  return { body: errorBody("GatewayTimeout", "The upstream answer broke off.", clock.now()) };
}

async function run(
  microsoft: MicrosoftContext,
  request: { headers: Record<string, string>; body: string },
): Promise<Reply> {
  const steps = readSteps(request.body);
  const batch = randomUUID();
  const running = new Map<string, Promise<StepAnswer | undefined>>();
  for (const one of steps) {
    const before = one.dependsOn.map((id) => running.get(id));
    const after = async (): Promise<StepAnswer | undefined> => {
      const answers = await Promise.all(before);
      if (answers.every((earlier) => earlier && earlier.status < 400))
        return runStep(microsoft, one, request.headers, batch);
      const body = errorBody("FailedDependency", "A request before this one failed.", microsoft.clock.now());
      return { id: one.id, status: 424, headers: {}, body };
    };
    running.set(one.id, before.length > 0 ? after() : runStep(microsoft, one, request.headers, batch));
  }
  const answers = (await Promise.all(running.values())).filter((one) => one !== undefined);
  // Graph answers in the order in which the steps ended, which nobody may count on.
  return jsonReply(200, { responses: answers.reverse() });
}

/** `POST /v1.0/$batch`: up to twenty calls in one request, each with its own fate. */
export function runBatch(
  microsoft: MicrosoftContext,
  request: { headers: Record<string, string>; body: string },
): Promise<Reply> {
  const path = "/v1.0/$batch";
  const subject = {
    method: "POST",
    path,
    fullPath: path,
    endpoint: "batch",
    account: null,
    insideBatch: false,
  };
  return answer(microsoft, subject, () => run(microsoft, request));
}
