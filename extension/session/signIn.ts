import { browser } from "wxt/browser";
import { authStartAnswerSchema, type ProviderKind } from "#shared/auth.ts";
import { redeemCode } from "./accessToken.ts";
import { CallFailure } from "./callFailure.ts";
import { inTurn } from "./inTurn.ts";
import { outbox } from "./outbox/serveOutbox.ts";
import { createPkce } from "./pkce.ts";
import { forgetRefusal } from "./refusal.ts";
import { type ApiRequest, sendRequest } from "./request.ts";
import { announceSession } from "./sessionState.ts";
import { signedRequest } from "./signedRequest.ts";
import { forgetTokens } from "./tokenStore.ts";

interface AuthorizeInput {
  provider: ProviderKind;
  intent: "sign-in" | "connect";
  loginHint?: string | undefined;
  mailboxAddress?: string | undefined;
}

/**
 * Signs in, or connects a mailbox, through the provider's own consent page: authorization code with PKCE (RFC 7636)
 * between extension and API, who in turn does the same with the provider.
 * @throws CallFailure `sign_in_cancelled` when the person closed the window
 */
export async function authorize({
  provider,
  intent,
  loginHint,
  mailboxAddress,
}: AuthorizeInput): Promise<void> {
  const { verifier, challenge } = await createPkce();
  const redirectUri = browser.identity.getRedirectURL();
  const body = {
    provider,
    redirectUri,
    codeChallenge: challenge,
    intent,
    ...(loginHint === undefined ? {} : { loginHint }),
    ...(mailboxAddress === undefined ? {} : { mailboxAddress }),
  };
  const request: ApiRequest = { method: "POST", path: "/v1/auth/start", body };
  const response = intent === "connect" ? await signedRequest(request) : await sendRequest(request, null);
  const started = authStartAnswerSchema.safeParse(await response.json().catch(() => null));
  if (!started.success) throw new CallFailure("answer_unexpected", "Signing in could not begin. Try again.");
  const code = codeOf(await consent(started.data.authorizationUrl), redirectUri);
  await redeemCode(code, verifier);
  // Where this fails, the outbox asks again before it sends.
  await outbox.claim().catch((error: unknown) => console.warn("threadbook: outbox", error));
  await announceSession(true);
}

/** Ends the session here and at the API. Without a connection it ends here, and its tokens there when they expire. */
export async function signOut(): Promise<void> {
  try {
    await signedRequest({ method: "POST", path: "/v1/auth/sign-out" });
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    console.warn("threadbook: the API was not told of the sign-out", error.detail.code);
  } finally {
    await outbox.forget();
    await inTurn(forgetTokens);
    await forgetRefusal();
    await announceSession(false);
  }
}

async function consent(url: string): Promise<string> {
  try {
    const redirect = await browser.identity.launchWebAuthFlow({ url, interactive: true });
    if (redirect) return redirect;
  } catch (error) {
    // Browsers give no code: the same message stands for a closed window and a page that could not load.
    console.info("threadbook: sign-in ended early", error);
  }
  throw new CallFailure("sign_in_cancelled", "Signing in was not finished.");
}

function codeOf(redirect: string, redirectUri: string): string {
  const url = new URL(redirect);
  const error = url.searchParams.get("error");
  if (error !== null) {
    const description = url.searchParams.get("error_description");
    throw new CallFailure(error, description?.slice(0, 2_000) || "The sign-in did not work. Try again.");
  }
  const code = url.searchParams.get("code");
  if (!redirect.startsWith(redirectUri) || !code)
    throw new CallFailure("authorization_invalid", "The sign-in came back incomplete. Try again.");
  return code;
}
