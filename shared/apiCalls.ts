import * as z from "zod";
import { activitySchema } from "./activity.ts";
import {
  associateRequestSchema,
  associationOperationSchema,
  associationPreviewRequestSchema,
  associationPreviewSchema,
  associationSourceSchema,
  operationProgressSchema,
} from "./association.ts";
import { meSchema, offeredProvidersSchema, sessionItemSchema } from "./auth.ts";
import {
  businessCreateSchema,
  businessMergeSchema,
  businessMoveSchema,
  businessOperationSchema,
  businessPatchSchema,
  businessSchema,
  businessSplitSchema,
  contactCreateSchema,
  contactPatchSchema,
  contactSchema,
  domainCreateSchema,
} from "./business.ts";
import { businessFilePageSchema } from "./businessFile.ts";
import {
  businessImportSchema,
  importMappingSchema,
  importOutcomeSchema,
  importRowSchema,
} from "./businessImport.ts";
import { changesSchema } from "./changes.ts";
import { conversationMoveSchema, joinRequestSchema, separateRequestSchema } from "./conversation.ts";
import {
  directionSchema,
  emailBodyAnswerSchema,
  emailDetailSchema,
  emailPatchSchema,
  fileLinkSchema,
} from "./email.ts";
import { emailsPatchAnswerSchema, emailsPatchSchema } from "./emailsPatch.ts";
import { embeddedEmailSchema } from "./embeddedEmail.ts";
import { invitationCreateSchema, invitationSchema } from "./invitation.ts";
import { lookupAnswerSchema } from "./lookup.ts";
import { memberPatchSchema, memberSchema } from "./member.ts";
import { notificationSchema } from "./notification.ts";
import { openMailSchema } from "./openMail.ts";
import { organizationPatchSchema, organizationSchema } from "./organization.ts";
import { pageOf } from "./page.ts";
import { folderItemSchema, providerAuditSchema, providerPatchSchema, providerSchema } from "./provider.ts";
import { remoteImagesSchema } from "./remoteImages.ts";
import { removalAnswerSchema, removalRequestSchema } from "./removal.ts";
import { ruleSchema } from "./rule.ts";
import {
  suggestionAcceptedSchema,
  suggestionAcceptSchema,
  suggestionIdsSchema,
  suggestionSchema,
  suggestionsAcceptedSchema,
} from "./suggestion.ts";
import { timelinePageSchema } from "./timeline.ts";

const id = z.string().min(1).max(128);
const attachmentId = z.string().min(1).max(1024);
const nothing = z.object({}).strict();
const byId = z.object({ id }).strict();
/** For answers of which nothing is used. */
const ignored = z.unknown().transform(() => null);

const paging = {
  limit: z.number().int().min(1).max(200).optional(),
  cursor: z.string().max(2000).optional(),
};

const timelineInputSchema = z
  .object({
    businessId: id.optional(),
    userId: id.optional(),
    conversationId: id.optional(),
    unread: z.literal(true).optional(),
    starred: z.literal(true).optional(),
    hasAttachments: z.literal(true).optional(),
    direction: directionSchema.optional(),
    deleted: z.literal(true).optional(),
    groupBy: z.literal("thread").optional(),
    contactId: id.optional(),
    /** Milliseconds UTC: from and including, up to and without. */
    from: z.number().int().nonnegative().optional(),
    to: z.number().int().nonnegative().optional(),
    source: associationSourceSchema.optional(),
    q: z.string().max(1000).optional(),
    sort: z.enum(["newest", "relevance"]).optional(),
    ...paging,
  })
  .strict();
/** `GET /v1/timeline` as a surface asks it. */
export type TimelineInput = z.input<typeof timelineInputSchema>;

function call<Input extends z.ZodType, Answer extends z.ZodType>(input: Input, answer: Answer) {
  return { input, answer };
}

/** Every API call that a surface of the extension makes: what it sends, and what it takes for an answer. */
export const apiCalls = {
  me: call(nothing, meSchema),
  offeredProviders: call(nothing, offeredProvidersSchema),
  lookup: call(openMailSchema, lookupAnswerSchema),
  timeline: call(timelineInputSchema, timelinePageSchema),
  changes: call(nothing, changesSchema),
  businesses: call(
    z.object({ q: z.string().trim().max(200).optional(), ...paging }).strict(),
    pageOf(businessSchema),
  ),
  business: call(byId, businessSchema),
  people: call(
    z.object({ q: z.string().trim().max(200).optional(), ...paging }).strict(),
    pageOf(contactSchema),
  ),
  contact: call(byId, contactSchema),
  activity: call(byId, activitySchema),
  businessFiles: call(z.object({ id, ...paging }).strict(), businessFilePageSchema),
  rules: call(byId, pageOf(ruleSchema)),
  forgetRule: call(byId, ignored),
  lookAtBusiness: call(byId, ignored),
  createBusiness: call(businessCreateSchema, businessSchema),
  changeBusiness: call(z.object({ id, patch: businessPatchSchema }).strict(), businessSchema),
  deleteBusiness: call(byId, ignored),
  addDomain: call(domainCreateSchema.extend({ id }), businessSchema),
  removeDomain: call(z.object({ id, domainId: id }).strict(), ignored),
  moveBusiness: call(businessMoveSchema.extend({ id }), businessOperationSchema),
  mergeBusiness: call(businessMergeSchema.extend({ id }), businessOperationSchema),
  splitBusiness: call(businessSplitSchema.extend({ id }), businessOperationSchema),
  contacts: call(
    z.object({ businessId: id, q: z.string().trim().max(200).optional(), ...paging }).strict(),
    pageOf(contactSchema),
  ),
  createContact: call(contactCreateSchema, contactSchema),
  changeContact: call(z.object({ id, patch: contactPatchSchema }).strict(), contactSchema),
  deleteContact: call(byId, ignored),
  suggestions: call(
    z.object({ kind: z.enum(["business", "contact", "email"]).optional(), ...paging }).strict(),
    pageOf(suggestionSchema),
  ),
  acceptSuggestion: call(z.object({ id, choice: suggestionAcceptSchema }).strict(), suggestionAcceptedSchema),
  acceptSuggestions: call(suggestionIdsSchema, suggestionsAcceptedSchema),
  dismissSuggestions: call(suggestionIdsSchema, ignored),
  /** A file of at most some 25 MB. */
  startImport: call(z.object({ base64: z.base64().max(35_000_000) }).strict(), businessImportSchema),
  businessImport: call(byId, businessImportSchema),
  importRows: call(
    z.object({ id, outcome: importOutcomeSchema.optional(), ...paging }).strict(),
    pageOf(importRowSchema),
  ),
  mapImport: call(importMappingSchema.extend({ id }), businessImportSchema),
  applyImport: call(byId, businessImportSchema),
  associate: call(z.object({ id, change: associateRequestSchema }).strict(), associationOperationSchema),
  previewAssociation: call(associationPreviewRequestSchema, associationPreviewSchema),
  operation: call(byId, operationProgressSchema),
  undoAssociation: call(z.object({ operationId: id }).strict(), associationOperationSchema),
  email: call(byId, emailDetailSchema),
  emailBody: call(byId, emailBodyAnswerSchema),
  emailImages: call(byId, remoteImagesSchema),
  embeddedEmail: call(
    z.object({ id, attachmentId, inside: z.string().max(60).optional() }).strict(),
    embeddedEmailSchema,
  ),
  fileLink: call(z.object({ id, attachmentId }).strict(), fileLinkSchema),
  markEmail: call(z.object({ id, patch: emailPatchSchema }).strict(), ignored),
  deleteEmail: call(byId, ignored),
  restoreEmail: call(byId, ignored),
  eraseEmail: call(byId, ignored),
  markEmails: call(emailsPatchSchema, emailsPatchAnswerSchema),
  separateConversation: call(separateRequestSchema, conversationMoveSchema),
  joinConversation: call(joinRequestSchema, conversationMoveSchema),
  undoConversationMove: call(z.object({ operationId: id }).strict(), conversationMoveSchema),
  removeEmails: call(removalRequestSchema, removalAnswerSchema),
  undoRemoval: call(z.object({ operationId: id }).strict(), removalAnswerSchema),
  providers: call(nothing, pageOf(providerSchema)),
  changeProvider: call(z.object({ id, patch: providerPatchSchema }).strict(), ignored),
  disconnectProvider: call(byId, ignored),
  syncProvider: call(byId, ignored),
  folders: call(byId, pageOf(folderItemSchema)),
  audit: call(byId, providerAuditSchema),
  startAudit: call(z.object({ id, isShrinkExpected: z.literal(true).optional() }).strict(), ignored),
  // A kind that only a newer API knows still has its sentence.
  notifications: call(nothing, pageOf(notificationSchema.extend({ kind: z.string() }))),
  readNotification: call(byId, ignored),
  organization: call(nothing, organizationSchema),
  changeOrganization: call(organizationPatchSchema, organizationSchema),
  members: call(nothing, pageOf(memberSchema)),
  changeMember: call(z.object({ id, patch: memberPatchSchema }).strict(), ignored),
  removeMember: call(byId, ignored),
  invitations: call(nothing, pageOf(invitationSchema)),
  invite: call(invitationCreateSchema, invitationSchema),
  withdrawInvitation: call(byId, ignored),
  sessions: call(nothing, pageOf(sessionItemSchema)),
  endSession: call(byId, ignored),
} as const;

export type ApiCallName = keyof typeof apiCalls;
export type ApiInput<Name extends ApiCallName> = z.input<(typeof apiCalls)[Name]["input"]>;
export type ApiAnswer<Name extends ApiCallName> = z.output<(typeof apiCalls)[Name]["answer"]>;
