/** Who may import whom: the walls of the house. */
const inside = (folders) => `^(${folders.join("|")})/`;
const tests = "\\.test\\.tsx?$";

module.exports = {
  forbidden: [
    {
      name: "no-cycle",
      comment: "Two files that need each other are one file, or miss a third.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "core-is-portable",
      comment: "Deciding rooms get clock, queue, database, fetch and log through the context.",
      severity: "error",
      from: { path: "^worker/(association|sync|timeline|businesses)/", pathNot: tests },
      to: { path: "^(node:|cloudflare:)" },
    },
    {
      name: "core-is-portable-builtin",
      severity: "error",
      from: { path: "^worker/", pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "providers-know-mail-only",
      comment: "Only sync/ knows both the provider and the database.",
      severity: "error",
      from: { path: "^worker/providers/", pathNot: tests },
      to: {
        path: "^worker/(db|sync|http|accounts|timeline|businesses)/|node_modules/drizzle-orm|node_modules/@libsql",
      },
    },
    {
      name: "http-holds-no-sql",
      comment: "A route validates, calls one verb and shapes the answer.",
      severity: "error",
      from: { path: "^worker/http/", pathNot: `${tests}|^worker/http/health\\.ts$` },
      to: { path: "^worker/db/schema|node_modules/drizzle-orm" },
    },
    {
      name: "association-decides-from-values",
      comment: "The engine itself touches nothing.",
      severity: "error",
      from: { path: "^worker/association/(decide|decision|address|freeMail)", pathNot: tests },
      to: { path: "^worker/(db|http|sync|providers|accounts)/|node_modules/drizzle-orm" },
    },
    {
      name: "extension-takes-types-only",
      comment: "The browser gets the Worker's types, never its code.",
      severity: "error",
      from: { path: "^extension/" },
      to: { path: "^worker/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "surfaces-load-no-schemas",
      comment: "What is drawn starts without zod: the background has checked every answer.",
      severity: "error",
      from: { path: "^extension/(features|ui|i18n|inbox|stored)/", pathNot: tests },
      to: {
        path: "^shared/(?!(exportWords|extensionMessages|identifierKind|importField|linkAttachment|needsPerson|quoteMarks|recentReason)\\.ts$)|node_modules/zod",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "content-scripts-hold-no-session",
      severity: "error",
      from: { path: "^extension/(entrypoints/.*content|inbox|features|ui)" },
      to: { path: "^extension/session/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "shared-stands-alone",
      severity: "error",
      from: { path: "^shared/" },
      to: { path: inside(["worker", "extension", "sandbox", "test"]) },
    },
    {
      name: "product-ships-no-sandbox",
      severity: "error",
      from: { path: inside(["worker", "extension", "shared"]), pathNot: tests },
      to: { path: inside(["sandbox", "test"]) },
    },
    {
      name: "sandbox-knows-no-product",
      comment: "A stand-in that used the product's code could not catch its mistakes.",
      severity: "error",
      from: { path: "^sandbox/(google|microsoft|standIn|libsql|mailboxes|mail|mime)/", pathNot: tests },
      to: { path: "^(worker|extension)/", pathNot: "^worker/db/migrations" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.output|\\.wxt|\\.wrangler)" },
    tsPreCompilationDeps: true,
    parser: "swc",
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".json"],
      conditionNames: ["import", "default"],
      exportsFields: ["exports"],
    },
  },
};
