import { createHash, randomBytes } from "node:crypto";
import type { AuthStartAnswer, AuthTokenAnswer } from "#shared/auth.ts";
import type { ErrorBody } from "#shared/errorCode.ts";
import { extensionRedirectUri } from "#shared/extensionId.ts";
import type { SamplePerson } from "./samplePeople.ts";

/** The API as a person of the sandbox uses it. */
export interface SandboxSession {
  call<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
}

async function request<Answer>(
  url: string,
  method: string,
  token: string | null,
  body?: unknown,
): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) {
    const problem = (JSON.parse(text) as ErrorBody).error;
    throw new Error(`${method} ${new URL(url).pathname}: ${problem.code}. ${problem.message}`);
  }
  return (text === "" ? undefined : JSON.parse(text)) as Answer;
}

/** Goes to the consent page, says yes to everything, and follows the way back to the extension's address. */
async function consent(authorizationUrl: string, address: string): Promise<string> {
  const page = await (await fetch(authorizationUrl)).text();
  const form = new URLSearchParams({ account: address, decision: "continue" });
  for (const [, scope = ""] of page.matchAll(/type="checkbox" name="granted" value="([^"]+)"/g))
    form.append("granted", scope);
  let next = await fetch(authorizationUrl, { method: "POST", body: form, redirect: "manual" });
  for (let hops = 0; hops < 5; hops++) {
    const location = next.headers.get("location");
    if (location === null) throw new Error(`The sign-in page answered ${next.status}: ${await next.text()}`);
    if (location.startsWith(extensionRedirectUri)) return location;
    next = await fetch(new URL(location, authorizationUrl), { redirect: "manual" });
  }
  throw new Error("The sign-in did not come back to the extension.");
}

/** One way through the real OAuth flow, as the extension goes it. */
async function authorize(
  workerUrl: string,
  { address, provider }: Pick<SamplePerson, "address" | "provider">,
  intent: "sign-in" | "connect",
  token: string | null,
): Promise<AuthTokenAnswer> {
  const codeVerifier = randomBytes(32).toString("base64url");
  const codeChallenge = createHash("sha256").update(codeVerifier).digest("base64url");
  const { authorizationUrl } = await request<AuthStartAnswer>(`${workerUrl}/v1/auth/start`, "POST", token, {
    provider,
    redirectUri: extensionRedirectUri,
    codeChallenge,
    intent,
  });
  const back = new URL(await consent(authorizationUrl, address));
  const code = back.searchParams.get("code");
  if (code === null)
    throw new Error(`The sign-in was refused: ${back.searchParams.get("error") ?? "no reason given"}.`);
  return request(`${workerUrl}/v1/auth/token`, "POST", null, { code, codeVerifier });
}

/** Signs in as a person of the stand-in. */
export async function signIn(
  workerUrl: string,
  person: Pick<SamplePerson, "address" | "provider">,
): Promise<SandboxSession & { connect(): Promise<string> }> {
  let { accessToken } = await authorize(workerUrl, person, "sign-in", null);
  return {
    call: (method, path, body) => request(`${workerUrl}${path}`, method, accessToken, body),
    async connect() {
      const answer = await authorize(workerUrl, person, "connect", accessToken);
      accessToken = answer.accessToken;
      if (answer.emailProviderId === null) throw new Error("The mailbox was not connected.");
      return answer.emailProviderId;
    },
  };
}
