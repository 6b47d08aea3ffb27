import { TRPCError } from "@trpc/server";
import { describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import type { Context } from "../context";
import type { AppointmentKind, Permission, Role } from "../domain/permissions";
import { plainDate } from "../domain/plain-date";
import { listProcedures } from "../testing/procedures";
import { createCallerFactory } from "./init";
import { appRouter } from "./root";

/** The rights table, written down a second time from the rulings: f, m, b, a are the roles, + is the appointment needed. */
const rights: Record<Permission, string> = {
  "customer:read": "fmba",
  "promise:read": "fmba",
  "decision:read": "fmba",
  "number:read": "fmba",
  "account:own": "fmba",
  "inbox:read": "fmba",
  "person:read": "fmba",
  "decision:propose": "fmba",
  "decision:find": "fmba",
  "decision:position": "fmba+advocate",
  "decision:refer": "fmba+chief_customer_officer",
  "decision:dissent": "fmba",
  "decision:acknowledge": "fmba",
  "decision:follow": "fmba",
  "evidence:read": "fmba",
  "exposure:record": "fmba",
  "document:add": "fmba",
  "research:write": "m",
  "source:tell": "fm",
  "briefing:read": "fmba",
  "briefing:write": "mb",
  "definition:sign": "fmba",
  "charter:sign": "fmba",
  "customer:edit": "fm",
  "contact:log": "fm",
  "issue:edit": "fm",
  "advocacy:record": "fm",
  "wallet:record": "fm",
  "story:edit": "m",
  "colleague:thank": "fmba",
  "thanks:say": "fm",
  "absence:set": "fmba",
  "absence:setForOthers": "m",
  "goodwill:give": "fm",
  "goodwill:approve": "m",
  "restriction:set": "m",
  "mile:log": "fmba",
  "limit:set": "b",
  "number:count": "mb",
  "call:work": "mb",
  "call:plan": "b",
  "confirmation:plan": "b",
  "promise:make": "fm",
  "promise:keep": "fm",
  "promise:move": "fm",
  "promise:void": "m",
  "promise:retract": "m",
  "promise:handOver": "m",
  "promise:putRight": "fm",
  "promise:logUnlogged": "fmba",
  "listening:do": "m",
  "listening:plan": "b",
  "decision:decide": "m",
  "decision:review": "m",
  "decision:score": "mb",
  "advocate:appoint": "m",
  "segment:edit": "m",
  "customer:merge": "m",
  "list:export": "m",
  "decision:export": "m",
  "record:export": "m",
  "board:challenge": "b",
  "definition:write": "b",
  "charter:write": "b",
  "threshold:set": "b",
  "value:set": "b",
  "threshold:propose": "m",
  "plan:read": "fmba",
  "plan:write": "mb",
  "milestone:set": "b",
  "band:set": "b",
  "target:set": "b",
  "warning:answer": "fm",
  "people:manage": "a",
  "settings:manage": "a",
  "calendar:set": "a",
  "import:run": "a",
  "import:undo": "a",
  "score:import": "a",
  "customer:erase": "a",
};

const letters: Record<Role, string> = { frontline: "f", manager: "m", board: "b", admin: "a" };
const kinds: (AppointmentKind | null)[] = [null, "advocate", "board_seat", "chief_customer_officer"];

/** Whoever gets past the permission is stopped here: nothing is read or written. */
const unreachable = new Proxy({} as Database, {
  get: () => {
    throw new Error("reached the database");
  },
});

function aContext(role: Role, kind: AppointmentKind | null): Context {
  return {
    db: unreachable,
    now: new Date("2026-11-21T12:00:00Z"),
    today: plainDate("2026-11-21"),
    actor: {
      id: "018f0000-0000-7000-8000-000000000001",
      name: "Somebody",
      email: "somebody@example.org",
      roles: [role],
      departmentId: "018f0000-0000-7000-8000-000000000002",
      departmentName: "Service",
      teamId: null,
      isLead: false,
      zone: "Europe/London",
      keysOff: false,
      appointments: kind ? [{ kind, departmentId: null }] : [],
      sessionId: "018f0000-0000-7000-8000-000000000003",
    },
    organisation: {
      name: "Harbour",
      zone: "Europe/London",
      country: "GB",
      currency: "GBP",
      heavyShare: 0.1,
      heavyValueMinor: null,
      isDemo: false,
      lapseDays: null,
    },
  };
}

const createCaller = createCallerFactory(appRouter);

async function codeOf(path: string, context: Context | null): Promise<string> {
  const caller = createCaller({ request: async () => context });
  const procedure = path
    .split(".")
    .reduce<unknown>((found, name) => (found as Record<string, unknown>)[name], caller) as (
    input: unknown,
  ) => Promise<unknown>;
  return procedure(undefined).then(
    () => "OK",
    (error: unknown) => (error instanceof TRPCError ? error.code : "thrown"),
  );
}

describe.each(listProcedures())("$path ($permission)", ({ path, permission }) => {
  test("is closed to whoever is not signed in", async () => {
    expect(await codeOf(path, null)).toBe("UNAUTHORIZED");
  });

  test("is open to exactly the roles and appointments of the rights table", async () => {
    if (!permission) throw new Error("a procedure without a permission");
    const [allowed = "", needed] = rights[permission].split("+");
    for (const role of Object.keys(letters) as Role[])
      for (const kind of kinds) {
        const isOpen = allowed.includes(letters[role]) && (needed === undefined || needed === kind);
        const code = await codeOf(path, aContext(role, kind));
        expect({ role, kind, isOpen: code !== "FORBIDDEN" && code !== "UNAUTHORIZED" }).toEqual({ role, kind, isOpen });
      }
  });
});
