import { type TextKey, textOf } from "../../i18n/t.ts";
import { serverWords } from "./serverWords.ts";

/** Failures that the extension itself names. */
const ownFailures: Readonly<Record<string, TextKey>> = {
  answer_unexpected: "failure.answerUnexpected",
  authorization_invalid: "failure.signInFailed",
  extension_updated: "reader.updated",
  message_refused: "failure.refused",
  no_answer: "failure.noAnswer",
  offline: "failure.offline",
  queued: "outbox.queued",
  sign_in_cancelled: "failure.signInCancelled",
  signed_out: "failure.signedOut",
  unavailable: "failure.unavailable",
  unexpected: "failure.unexpected",
};

/** Codes of the API. What only somebody else can change keeps its own sentence: it says who, and often with a link. */
const apiFailures: Readonly<Record<string, TextKey>> = {
  address_taken: "failure.taken",
  already_undone: "failure.notFound",
  attachment_not_found: "failure.notFound",
  authorization_denied: "failure.signInCancelled",
  authorization_expired: "failure.signInFailed",
  business_merged: "failure.notFound",
  business_not_found: "failure.notFound",
  cannot_undo: "failure.cannotUndo",
  contact_not_found: "failure.notFound",
  decided_meanwhile: "failure.decidedMeanwhile",
  domain_not_found: "failure.notFound",
  domain_taken: "failure.taken",
  email_not_found: "failure.notFound",
  forbidden: "failure.notPermitted",
  free_mail_domain: "failure.freeMail",
  import_not_found: "failure.notFound",
  import_not_ready: "failure.unavailable",
  internal_error: "failure.server",
  invalid_address: "failure.invalid",
  invalid_cursor: "failure.unavailable",
  invalid_domain: "failure.invalid",
  invalid_identifier: "failure.invalid",
  invalid_request: "failure.invalid",
  lookalike_domain: "failure.lookalike",
  no_storage: "failure.noStorage",
  not_found: "failure.notFound",
  notification_not_found: "failure.notFound",
  operation_not_found: "failure.notFound",
  payload_too_large: "failure.invalid",
  provider_error: "failure.provider",
  provider_not_found: "failure.notFound",
  rate_limited: "failure.rateLimited",
  reconnect_required: "failure.reconnect",
  session_expired: "failure.signedOut",
  session_not_found: "failure.notFound",
  suggestion_not_found: "failure.notFound",
  unauthenticated: "failure.signedOut",
};

/** What people read of a failure: by its code, else as the API wrote it. */
export function failureWords(code: string, message: string): string {
  const own = ownFailures[code];
  return own === undefined ? serverWords(message, apiFailures[code]) : textOf(own);
}
