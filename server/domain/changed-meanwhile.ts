import { DomainError } from "./errors";
import type { Conflict } from "./form";

/**
 * Somebody else saved other words meanwhile: the fields to choose between, and as text what only they changed, which
 * stands as theirs.
 */
export class ChangedMeanwhile extends DomainError {
  constructor(
    readonly conflicts: readonly Conflict[],
    readonly onlyTheirs: Readonly<Record<string, string>>,
  ) {
    super("changed_meanwhile", { by: conflicts.find(({ by }) => by !== null)?.by ?? "Somebody" });
  }
}
