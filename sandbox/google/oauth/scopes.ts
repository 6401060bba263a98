/** What a person reads beside a scope on the consent page. */
export const scopeTexts: Record<string, string> = {
  openid: "Associate you with your personal info on Google",
  email: "See your primary Google Account email address",
  profile: "See your personal info, including any personal info you've made publicly available",
  "https://www.googleapis.com/auth/userinfo.email": "See your primary Google Account email address",
  "https://www.googleapis.com/auth/userinfo.profile":
    "See your personal info, including any personal info you've made publicly available",
  "https://mail.google.com/": "Read, compose, send, and permanently delete all your email from Gmail",
  "https://www.googleapis.com/auth/gmail.modify": "Read, compose, and send emails from your Gmail account",
  "https://www.googleapis.com/auth/gmail.readonly": "View your email messages and settings",
  "https://www.googleapis.com/auth/gmail.metadata":
    "View your email message metadata such as labels and headers, but not the email body",
  "https://www.googleapis.com/auth/gmail.labels": "See and edit your email labels",
  "https://www.googleapis.com/auth/gmail.send": "Send email on your behalf",
  "https://www.googleapis.com/auth/gmail.settings.basic":
    "See, edit, create, or change your email settings and filters in Gmail",
};

const signIn = new Set([
  "openid",
  "email",
  "profile",
  "https://www.googleapis.com/auth/userinfo.email",
  "https://www.googleapis.com/auth/userinfo.profile",
]);

/** Scopes of sign-in itself: a person cannot untick them. */
export function isSignInScope(scope: string): boolean {
  return signIn.has(scope);
}

/** Google answers the short names of OpenID Connect with its own long ones. */
export function asGranted(scopes: readonly string[]): string[] {
  const long: Record<string, string> = {
    email: "https://www.googleapis.com/auth/userinfo.email",
    profile: "https://www.googleapis.com/auth/userinfo.profile",
  };
  return [...new Set(scopes.map((scope) => long[scope] ?? scope))];
}
