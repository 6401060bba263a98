import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import { firstHeader } from "../../mime/headers.ts";
import { type MimePart, splitMessage } from "../../mime/splitMessage.ts";
import { answer, type Reply } from "../../standIn/reply.ts";
import type { GoogleContext } from "../context.ts";
import { invalidArgument } from "../errors.ts";
import { dispatch } from "./dispatch.ts";

/** Google's limit of calls in one batch request. */
const maxCalls = 100;

interface BatchCall {
  contentId: string;
  method: string;
  target: string;
  authorization: string | null;
  body: string;
}

/** Reads one `application/http` part: a request line, then headers and body as a mail has them. */
async function readCall(part: MimePart, outerAuthorization: string | null): Promise<BatchCall | undefined> {
  const text = part.content.toString("utf8").trimStart();
  const lineEnd = text.search(/\n|$/);
  const [method, target] = text.slice(0, lineEnd).trim().split(/\s+/);
  if (!method || !target || !URL.canParse(target, "http://loopback")) return undefined;
  const rest = text.slice(lineEnd + 1);
  const inner = rest.trim() === "" ? undefined : await splitMessage(Buffer.from(rest));
  return {
    contentId: firstHeader(part.headers, "Content-ID"),
    method: method.toUpperCase(),
    target,
    authorization: firstHeader(inner?.headers ?? [], "Authorization") || outerAuthorization,
    body: inner?.content.toString("utf8").trim() ?? "",
  };
}

/** `<x>` is answered as `<response-x>`, as Google does it. */
function answeredId(contentId: string): string {
  return contentId.startsWith("<") ? `<response-${contentId.slice(1)}` : `response-${contentId}`;
}

function partText(call: BatchCall, reply: Reply): string {
  const headers = Object.entries(reply.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const body = reply.broken === "truncated" ? reply.body.slice(0, reply.body.length >> 1) : reply.body;
  const status = `HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status] ?? ""}`;
  const contentId = call.contentId ? `Content-ID: ${answeredId(call.contentId)}\r\n` : "";
  return `Content-Type: application/http\r\n${contentId}\r\n${status}\r\n${headers.join("")}\r\n${body}\r\n`;
}

async function run(
  google: GoogleContext,
  request: { contentType: string; authorization: string | null; body: Uint8Array },
): Promise<Reply> {
  if (!/^multipart\/mixed\s*;/i.test(request.contentType))
    throw invalidArgument("Failed to parse batch request, error: the content type is not multipart/mixed.");
  const head = Buffer.from(`Content-Type: ${request.contentType}\r\n\r\n`);
  const { parts } = await splitMessage(Buffer.concat([head, request.body]));
  const calls = await Promise.all(parts.map((part) => readCall(part, request.authorization)));
  if (calls.length === 0 || calls.includes(undefined))
    throw invalidArgument("Failed to parse batch request, error: Failed to parse a part.");
  if (calls.length > maxCalls)
    throw invalidArgument(
      `The batch request holds ${calls.length} calls, more than the limit of ${maxCalls}.`,
    );
  const boundary = `batch_${randomUUID()}`;
  const replies = await Promise.all(
    (calls as BatchCall[]).map(async (call) => ({
      call,
      reply: await dispatch(google, { ...call, insideBatch: true }),
    })),
  );
  const answered = replies
    .filter(({ reply }) => reply.broken !== "reset" && reply.broken !== "missing")
    .map(({ call, reply }) => `--${boundary}\r\n${partText(call, reply)}`);
  return {
    status: 200,
    headers: { "content-type": `multipart/mixed; boundary=${boundary}` },
    body: `${answered.join("")}--${boundary}--\r\n`,
  };
}

/** `POST /batch/gmail/v1`: up to a hundred calls in one request, each with its own fate. */
export function runBatch(
  google: GoogleContext,
  request: { contentType: string; authorization: string | null; body: Uint8Array },
): Promise<Reply> {
  const path = "/batch/gmail/v1";
  const subject = {
    method: "POST",
    path,
    fullPath: path,
    endpoint: "batch",
    account: null,
    insideBatch: false,
  };
  return answer(google, subject, () => run(google, request));
}
