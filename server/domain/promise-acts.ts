import { can, type Holder, type Permission } from "./permissions";
import type { Instant } from "./plain-date";
import { isDue, type Standing } from "./promise";

/** A Keep may be taken back by who pressed it for so long, in milliseconds (ruling 6). */
export const retractWithin = 15 * 60_000;

type Person = Holder & { readonly id: string; readonly teamId: string | null };

export type ActedOn = {
  readonly standing: Standing;
  readonly madeBy: { readonly id: string };
  readonly owner: { readonly kind: "person" | "team"; readonly id: string };
  readonly keep: { readonly by: string; readonly at: Instant } | null;
  readonly voidRequest: { readonly byId: string; readonly ownerId: string | null } | null;
};

export type PromiseActs = {
  readonly keep: boolean;
  readonly attempt: boolean;
  readonly move: boolean;
  readonly cancel: boolean;
  readonly handOver: boolean;
  readonly requestVoid: boolean;
  readonly confirmVoid: boolean;
  /** `freely`: its author, within 15 minutes. `with_reason`: a lead. */
  readonly retract: "freely" | "with_reason" | null;
};

/** What this person may do with this promise now. The database refuses the rest whatever the screen offers. */
export function promiseActs(promise: ActedOn, person: Person, now: Instant): PromiseActs {
  const isOpen = promise.standing.ended === null;
  const isBeforeDue = !isDue(promise.standing.headline.dueAt, now);
  const may = (permission: Permission) => isOpen && can(person, permission);
  return {
    keep: may("promise:keep"),
    attempt: may("promise:keep"),
    move: may("promise:move"),
    cancel: may("promise:move"),
    handOver: may("promise:keep") && (isOwn(promise, person) || can(person, "promise:handOver")),
    requestVoid: may("promise:move") && isBeforeDue && promise.voidRequest === null,
    confirmVoid: may("promise:void") && isBeforeDue && isSecondPerson(promise, person),
    retract: retraction(promise, person, now),
  };
}

/** Mine, or my team's and nobody's yet. */
export function isOwn({ owner }: Pick<ActedOn, "owner">, person: Pick<Person, "id" | "teamId">): boolean {
  return owner.id === (owner.kind === "person" ? person.id : person.teamId);
}

/** Neither who made it, nor who asked, nor who owns or owned it then (ruling 2). */
function isSecondPerson({ voidRequest, madeBy, owner }: ActedOn, { id }: Person): boolean {
  return voidRequest !== null && ![madeBy.id, voidRequest.byId, voidRequest.ownerId, owner.id].includes(id);
}

function retraction({ keep }: ActedOn, person: Person, now: Instant): PromiseActs["retract"] {
  if (!keep || !can(person, "promise:keep")) return null;
  if (keep.by === person.id && now.getTime() <= keep.at.getTime() + retractWithin) return "freely";
  return can(person, "promise:retract") ? "with_reason" : null;
}
