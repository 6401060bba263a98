/** The tenant of all personal accounts: https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
const personalTenant = "9188040d-6c67-4c5b-b112-36a304b66dad";

/**
 * Whether a notification of this tenant can be about an account, given as `tid:oid`. Of personal accounts it says
 * nothing: Graph's notifications about them name another tenant than their id token (unchecked), or none.
 */
export function isTenantOf(subject: string, tenantId: string | null): boolean {
  const tenant = subject.slice(0, subject.indexOf(":")).toLowerCase();
  return tenant === personalTenant || tenant === tenantId?.toLowerCase();
}
