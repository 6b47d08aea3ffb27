/** The one table of who may do what. Server and screen read it; a procedure cannot be declared without a permission. */
export const roles = ["frontline", "manager", "board", "admin"] as const;
export type Role = (typeof roles)[number];

export const appointmentKinds = ["advocate", "board_seat", "chief_customer_officer"] as const;
export type AppointmentKind = (typeof appointmentKinds)[number];

const everyone = ["frontline", "manager", "board", "admin"] as const;
const careGivers = ["frontline", "manager"] as const;

const table = {
  "customer:read": everyone,
  "promise:read": everyone,
  "decision:read": everyone,
  "number:read": everyone,
  "account:own": everyone,
  "inbox:read": everyone,
  "person:read": everyone,
  "decision:propose": everyone,
  "decision:find": everyone,
  "decision:position": everyone,
  "decision:refer": everyone,
  "decision:dissent": everyone,
  "decision:acknowledge": everyone,
  "decision:follow": everyone,
  "briefing:read": everyone,
  "briefing:write": ["manager", "board"],
  "evidence:read": everyone,
  "exposure:record": everyone,
  "document:add": everyone,
  "research:write": ["manager"],
  "source:tell": careGivers,
  "definition:sign": everyone,
  "charter:sign": everyone,
  "customer:edit": careGivers,
  "contact:log": careGivers,
  "issue:edit": careGivers,
  "advocacy:record": careGivers,
  "wallet:record": careGivers,
  "story:edit": ["manager"],
  "colleague:thank": everyone,
  "thanks:say": careGivers,
  "absence:set": everyone,
  "absence:setForOthers": ["manager"],
  "goodwill:give": careGivers,
  "goodwill:approve": ["manager"],
  "restriction:set": ["manager"],
  "mile:log": everyone,
  "limit:set": ["board"],
  "number:count": ["manager", "board"],
  "call:work": ["manager", "board"],
  "call:plan": ["board"],
  "confirmation:plan": ["board"],
  "promise:make": careGivers,
  "promise:keep": careGivers,
  "promise:move": careGivers,
  "promise:putRight": careGivers,
  "promise:void": ["manager"],
  "promise:retract": ["manager"],
  "promise:handOver": ["manager"],
  "promise:logUnlogged": everyone,
  "listening:do": ["manager"],
  "listening:plan": ["board"],
  "decision:decide": ["manager"],
  "decision:review": ["manager"],
  "decision:score": ["manager", "board"],
  "advocate:appoint": ["manager"],
  "segment:edit": ["manager"],
  "customer:merge": ["manager"],
  "list:export": ["manager"],
  "decision:export": ["manager"],
  "record:export": ["manager"],
  "board:challenge": ["board"],
  "definition:write": ["board"],
  "charter:write": ["board"],
  "threshold:set": ["board"],
  "value:set": ["board"],
  "threshold:propose": ["manager"],
  "plan:read": everyone,
  "plan:write": ["manager", "board"],
  "milestone:set": ["board"],
  "band:set": ["board"],
  "target:set": ["board"],
  "warning:answer": careGivers,
  "people:manage": ["admin"],
  "settings:manage": ["admin"],
  "calendar:set": ["admin"],
  "import:run": ["admin"],
  "import:undo": ["admin"],
  "score:import": ["admin"],
  "customer:erase": ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof table;

/** Permissions that an appointment gives, on top of a role: without the appointment nobody has them. */
const appointed: Partial<Record<Permission, AppointmentKind>> = {
  "decision:position": "advocate",
  "decision:refer": "chief_customer_officer",
};

export type Holder = { roles: readonly Role[]; appointments: readonly { kind: AppointmentKind }[] };

/** Whether any of the roles carries the permission (union of roles), and the appointment where one is needed. */
export function can(holder: Holder, permission: Permission): boolean {
  const needed = appointed[permission];
  if (needed && !holder.appointments.some(({ kind }) => kind === needed)) return false;
  const holders: readonly Role[] = table[permission];
  return holder.roles.some((role) => holders.includes(role));
}

/** Who carries a permission, in words, for a sentence that says what would be needed. */
function holdersOf(permission: Permission): readonly (Role | AppointmentKind)[] {
  const needed = appointed[permission];
  return needed ? [needed] : table[permission];
}

/** The sentence that says which right is needed and who has it. */
export function rightNeeded(permission: Permission): string {
  const holders = holdersOf(permission).join(", ").replaceAll("_", " ");
  return `This needs the right “${permission}”, which belongs to: ${holders}.`;
}
