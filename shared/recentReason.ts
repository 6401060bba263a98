/**
 * The reason of a suggestion that says nothing of this email: a business of late, where none fits. A file of its own,
 * so that a surface of the extension can know it without loading the schemas.
 */
export const recentReason = "Recent";
