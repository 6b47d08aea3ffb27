import { describe, expect, it } from "vitest";
import type { Role } from "./permissions";
import { type PromiseFacts, standingOf } from "./promise";
import { type ActedOn, promiseActs, retractWithin } from "./promise-acts";

const now = new Date("2026-11-20T12:00:00Z");
const facts: PromiseFacts = {
  kind: "callback",
  origin: "live",
  earliestAt: null,
  originalDueAt: new Date("2026-11-21T12:00:00Z"),
  duePrecision: "time",
};
const open: ActedOn = {
  standing: standingOf(facts, []),
  madeBy: { id: "maker" },
  owner: { kind: "person", id: "owner" },
  keep: null,
  voidRequest: null,
};
const person = (id: string, role: Role = "frontline", teamId: string | null = "team") => ({
  id,
  teamId,
  roles: [role],
  appointments: [],
});
const acts = (promise: Partial<ActedOn>, who: ReturnType<typeof person>, at = now) =>
  promiseActs({ ...open, ...promise }, who, at);
const late = new Date("2026-11-21T12:00:00.001Z");

describe("what a person may do with a promise", () => {
  it("is nothing without the right: a board member reads", () => {
    expect(Object.values(acts({}, person("reader", "board"))).every((may) => may === false || may === null)).toBe(true);
  });

  it("is to keep, attempt, move and cancel it, whoever owns it", () => {
    expect(acts({}, person("other"))).toMatchObject({
      keep: true,
      attempt: true,
      move: true,
      cancel: true,
      handOver: false,
    });
  });

  it("is to hand over one's own, or the team's that is nobody's yet; a manager hands over any", () => {
    expect(acts({}, person("owner")).handOver).toBe(true);
    expect(acts({ owner: { kind: "team", id: "team" } }, person("other")).handOver).toBe(true);
    expect(acts({ owner: { kind: "team", id: "elsewhere" } }, person("other")).handOver).toBe(false);
    expect(acts({ owner: { kind: "team", id: "elsewhere" } }, person("other", "frontline", null)).handOver).toBe(false);
    expect(acts({}, person("other", "manager")).handOver).toBe(true);
  });

  it("is to ask for a void once, before it is due, and to agree as a third person with the right", () => {
    const asked = { voidRequest: { byId: "asker", ownerId: "former" } };
    expect([acts({}, person("maker")).requestVoid, acts({}, person("maker"), late).requestVoid]).toEqual([true, false]);
    expect(acts(asked, person("maker")).requestVoid).toBe(false);
    expect(acts({}, person("third", "manager")).confirmVoid).toBe(false);
    expect(acts(asked, person("third", "manager")).confirmVoid).toBe(true);
    expect(acts(asked, person("third", "manager"), late).confirmVoid).toBe(false);
    expect(acts(asked, person("third")).confirmVoid).toBe(false);
    for (const id of ["maker", "asker", "former", "owner"])
      expect(acts(asked, person(id, "manager")).confirmVoid).toBe(false);
  });

  it("is to take one's own Keep back within 15 minutes, and as a manager any Keep with a reason", () => {
    const kept = { standing: { ...open.standing, ended: "fulfilled" as const }, keep: { by: "keeper", at: now } };
    const later = (ms: number) => new Date(now.getTime() + ms);
    expect(acts(kept, person("keeper"), later(retractWithin)).retract).toBe("freely");
    expect(acts(kept, person("keeper"), later(retractWithin + 1)).retract).toBeNull();
    expect(acts(kept, person("other")).retract).toBeNull();
    expect(acts(kept, person("other", "manager")).retract).toBe("with_reason");
    expect(acts(kept, person("keeper")).keep).toBe(false);
  });
});
