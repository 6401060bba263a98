import type * as z from "zod";
import type { ApiCallName, apiCalls } from "#shared/apiCalls.ts";
import { lookupQueryOf } from "./lookupQuery.ts";
import type { ApiRequest } from "./request.ts";

type CheckedInput<Name extends ApiCallName> = z.output<(typeof apiCalls)[Name]["input"]>;

const at = (base: string, id: string, rest = "") => `${base}/${encodeURIComponent(id)}${rest}`;

/** What a page sent as text, because messages carry no bytes. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** How each call becomes a request. The inputs were validated before. */
export const apiRequests: { [Name in ApiCallName]: (input: CheckedInput<Name>) => ApiRequest } = {
  me: () => ({ method: "GET", path: "/v1/me" }),
  offeredProviders: () => ({ method: "GET", path: "/v1/auth/providers", isPublic: true }),
  lookup: (mail) => ({ method: "GET", path: "/v1/lookup", query: { ...lookupQueryOf(mail) } }),
  timeline: (query) => ({ method: "GET", path: "/v1/timeline", query }),
  changes: () => ({ method: "GET", path: "/v1/changes" }),
  businesses: (query) => ({ method: "GET", path: "/v1/businesses", query }),
  business: ({ id }) => ({ method: "GET", path: at("/v1/businesses", id) }),
  people: (query) => ({ method: "GET", path: "/v1/contacts", query }),
  contact: ({ id }) => ({ method: "GET", path: at("/v1/contacts", id) }),
  rules: ({ id }) => ({ method: "GET", path: at("/v1/businesses", id, "/rules") }),
  forgetRule: ({ id }) => ({ method: "DELETE", path: at("/v1/rules", id) }),
  activity: ({ id }) => ({ method: "GET", path: at("/v1/businesses", id, "/activity") }),
  lookAtBusiness: ({ id }) => ({ method: "POST", path: at("/v1/businesses", id, "/look") }),
  createBusiness: (body) => ({ method: "POST", path: "/v1/businesses", body }),
  changeBusiness: ({ id, patch }) => ({ method: "PATCH", path: at("/v1/businesses", id), body: patch }),
  deleteBusiness: ({ id }) => ({ method: "DELETE", path: at("/v1/businesses", id) }),
  addDomain: ({ id, ...body }) => ({ method: "POST", path: at("/v1/businesses", id, "/domains"), body }),
  removeDomain: ({ id, domainId }) => ({
    method: "DELETE",
    path: at(at("/v1/businesses", id, "/domains"), domainId),
  }),
  moveBusiness: ({ id, ...body }) => ({ method: "POST", path: at("/v1/businesses", id, "/move"), body }),
  mergeBusiness: ({ id, ...body }) => ({ method: "POST", path: at("/v1/businesses", id, "/merge"), body }),
  splitBusiness: ({ id, ...body }) => ({ method: "POST", path: at("/v1/businesses", id, "/split"), body }),
  contacts: ({ businessId, ...query }) => ({
    method: "GET",
    path: at("/v1/businesses", businessId, "/contacts"),
    query,
  }),
  createContact: (body) => ({ method: "POST", path: "/v1/contacts", body }),
  changeContact: ({ id, patch }) => ({ method: "PATCH", path: at("/v1/contacts", id), body: patch }),
  deleteContact: ({ id }) => ({ method: "DELETE", path: at("/v1/contacts", id) }),
  suggestions: (query) => ({ method: "GET", path: "/v1/suggestions", query }),
  acceptSuggestion: ({ id, choice }) => ({
    method: "POST",
    path: at("/v1/suggestions", id, "/accept"),
    body: choice,
  }),
  acceptSuggestions: (body) => ({ method: "POST", path: "/v1/suggestions/accept", body }),
  dismissSuggestions: (body) => ({ method: "POST", path: "/v1/suggestions/dismiss", body }),
  startImport: ({ base64 }) => ({ method: "POST", path: "/v1/businesses/import", bytes: bytesOf(base64) }),
  businessImport: ({ id }) => ({ method: "GET", path: at("/v1/businesses/import", id) }),
  importRows: ({ id, ...query }) => ({
    method: "GET",
    path: at("/v1/businesses/import", id, "/rows"),
    query,
  }),
  mapImport: ({ id, ...body }) => ({
    method: "PUT",
    path: at("/v1/businesses/import", id, "/mapping"),
    body,
  }),
  applyImport: ({ id }) => ({ method: "POST", path: at("/v1/businesses/import", id, "/apply") }),
  associate: ({ id, change }) => ({
    method: "PUT",
    path: at("/v1/emails", id, "/association"),
    body: change,
  }),
  previewAssociation: (body) => ({ method: "POST", path: "/v1/associations/preview", body }),
  operation: ({ id }) => ({ method: "GET", path: at("/v1/associations", id) }),
  undoAssociation: ({ operationId }) => ({
    method: "POST",
    path: at("/v1/associations", operationId, "/undo"),
  }),
  email: ({ id }) => ({ method: "GET", path: at("/v1/emails", id) }),
  emailImages: ({ id }) => ({ method: "GET", path: at("/v1/emails", id, "/images") }),
  embeddedEmail: ({ id, attachmentId, inside }) => ({
    method: "GET",
    path: at(at("/v1/emails", id, "/attachments"), attachmentId, "/message"),
    query: inside === undefined ? {} : { inside },
  }),
  fileLink: ({ id, attachmentId }) => ({
    method: "POST",
    path: at(at("/v1/emails", id, "/attachments"), attachmentId, "/link"),
  }),
  emailBody: ({ id }) => ({ method: "GET", path: at("/v1/emails", id, "/body") }),
  markEmail: ({ id, patch }) => ({ method: "PATCH", path: at("/v1/emails", id), body: patch }),
  deleteEmail: ({ id }) => ({ method: "DELETE", path: at("/v1/emails", id) }),
  restoreEmail: ({ id }) => ({ method: "POST", path: at("/v1/emails", id, "/restore") }),
  eraseEmail: ({ id }) => ({ method: "DELETE", path: at("/v1/admin/emails", id) }),
  markEmails: (body) => ({ method: "PATCH", path: "/v1/emails", body }),
  separateConversation: (body) => ({ method: "POST", path: "/v1/conversations/separate", body }),
  joinConversation: (body) => ({ method: "POST", path: "/v1/conversations/join", body }),
  undoConversationMove: ({ operationId }) => ({
    method: "POST",
    path: at("/v1/conversations", operationId, "/undo"),
  }),
  removeEmails: (body) => ({ method: "POST", path: "/v1/removals", body }),
  undoRemoval: ({ operationId }) => ({ method: "POST", path: at("/v1/removals", operationId, "/undo") }),
  providers: () => ({ method: "GET", path: "/v1/providers" }),
  changeProvider: ({ id, patch }) => ({ method: "PATCH", path: at("/v1/providers", id), body: patch }),
  disconnectProvider: ({ id }) => ({ method: "DELETE", path: at("/v1/providers", id) }),
  syncProvider: ({ id }) => ({ method: "POST", path: at("/v1/providers", id, "/sync") }),
  folders: ({ id }) => ({ method: "GET", path: at("/v1/providers", id, "/folders") }),
  audit: ({ id }) => ({ method: "GET", path: at("/v1/providers", id, "/audit") }),
  startAudit: ({ id, ...query }) => ({ method: "POST", path: at("/v1/providers", id, "/audit"), query }),
  notifications: () => ({ method: "GET", path: "/v1/notifications" }),
  readNotification: ({ id }) => ({ method: "POST", path: at("/v1/notifications", id, "/read") }),
  organization: () => ({ method: "GET", path: "/v1/organization" }),
  changeOrganization: (body) => ({ method: "PATCH", path: "/v1/organization", body }),
  members: () => ({ method: "GET", path: "/v1/members" }),
  changeMember: ({ id, patch }) => ({ method: "PATCH", path: at("/v1/members", id), body: patch }),
  removeMember: ({ id }) => ({ method: "DELETE", path: at("/v1/members", id) }),
  invitations: () => ({ method: "GET", path: "/v1/invitations" }),
  invite: (body) => ({ method: "POST", path: "/v1/invitations", body }),
  withdrawInvitation: ({ id }) => ({ method: "DELETE", path: at("/v1/invitations", id) }),
  sessions: () => ({ method: "GET", path: "/v1/sessions" }),
  endSession: ({ id }) => ({ method: "DELETE", path: at("/v1/sessions", id) }),
};
