/** What a person reads beside a delegated permission on the consent page. */
export const scopeTexts: Record<string, string> = {
  openid: "Sign you in",
  email: "View your email address",
  profile: "View your basic profile",
  offline_access: "Maintain access to data you have given it access to",
  "User.Read": "Sign you in and read your profile",
  "User.ReadBasic.All": "Read all users' basic profiles",
  "Mail.ReadBasic": "Read your mail, except for its body and attachments",
  "Mail.Read": "Read your mail",
  "Mail.ReadWrite": "Read and write access to your mail",
  "Mail.Read.Shared": "Read mail you can access",
  "Mail.ReadWrite.Shared": "Read and write mail you can access",
  "MailboxSettings.Read": "Read your mailbox settings",
  "Mail.Send": "Send mail as you",
};

const openIdScopes = new Set(["openid", "email", "profile", "offline_access"]);

/** Scopes of OpenID Connect itself; they belong to no resource. */
export function isOpenIdScope(scope: string): boolean {
  return openIdScopes.has(scope);
}

/** The name of a scope as we keep it: without Graph's url before it, in Microsoft's own case. Undefined if unknown. */
export function scopeNamed(text: string, graphUrl: string): string | undefined {
  const resources = [`${graphUrl}/`, "https://graph.microsoft.com/", "00000003-0000-0000-c000-000000000000/"];
  const resource = resources.find((prefix) => text.toLowerCase().startsWith(prefix.toLowerCase()));
  const short = text.slice(resource?.length ?? 0).toLowerCase();
  return Object.keys(scopeTexts).find((scope) => scope.toLowerCase() === short);
}

/** How a token answer names what was granted: `offline_access` is never among it. */
export function writtenScopes(scopes: readonly string[], names: "short" | "long"): string {
  return scopes
    .filter((scope) => scope !== "offline_access")
    .map((scope) =>
      names === "long" && !isOpenIdScope(scope) ? `https://graph.microsoft.com/${scope}` : scope,
    )
    .join(" ");
}
