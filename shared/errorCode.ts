import * as z from "zod";

/** Every error code of the API with its HTTP status. A code never changes its meaning; new ones are added. */
export const errorStatus = {
  invalid_request: 400,
  invalid_cursor: 400,
  invalid_domain: 400,
  free_mail_domain: 400,
  lookalike_domain: 400,
  invalid_address: 400,
  invalid_identifier: 400,
  redirect_uri_not_allowed: 400,
  authorization_invalid: 400,
  authorization_expired: 400,
  authorization_denied: 400,
  unauthenticated: 401,
  session_expired: 401,
  forbidden: 403,
  permission_missing: 403,
  not_found: 404,
  email_not_found: 404,
  attachment_not_found: 404,
  business_not_found: 404,
  contact_not_found: 404,
  domain_not_found: 404,
  provider_not_found: 404,
  session_not_found: 404,
  notification_not_found: 404,
  operation_not_found: 404,
  suggestion_not_found: 404,
  import_not_found: 404,
  invitation_not_found: 404,
  member_not_found: 404,
  rule_not_found: 404,
  domain_taken: 409,
  address_taken: 409,
  already_member: 409,
  already_undone: 409,
  decided_meanwhile: 409,
  last_admin: 409,
  cannot_undo: 409,
  business_merged: 409,
  confirmation_required: 409,
  import_not_ready: 409,
  no_storage: 409,
  reconnect_required: 409,
  link_expired: 410,
  payload_too_large: 413,
  rate_limited: 429,
  internal_error: 500,
  provider_error: 502,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** The body of every answer that is not a success. */
export const errorBodySchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    requestId: z.string(),
    /** Where the request was wrong, for `invalid_request`; what stands in the way, for conflicts. */
    details: z.unknown().optional(),
  }),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;
