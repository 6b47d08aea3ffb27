import { Disclosure } from "@/components/ui/disclosure";
import type { FormAction } from "@/components/ui/form";
import type { AnsweringTeam, Clause } from "@/server/charter/queries/versions";
import { initialOf } from "./charter-words";
import { ClauseForm } from "./clause-form";
import { ClauseView } from "./clause-view";
import { PressForm } from "./press-form";

type Props = {
  clause: Clause;
  place: number;
  isLast: boolean;
  isOpen: boolean;
  versionId: string;
  teams: readonly AnsweringTeam[];
  acts: { save: FormAction; move: FormAction; drop: FormAction };
};

/** A clause of the draft as it will read, and everything that can still be done to it. */
export function DraftClause({ clause, place, isLast, isOpen, versionId, teams, acts }: Props) {
  const { id, title, revision } = clause;
  const hidden = { versionId, clauseId: id, revision: String(revision) };
  return (
    <ClauseView clause={clause} place={place}>
      <div className="mt-3 flex flex-wrap gap-1">
        {place > 1 ? (
          <PressForm
            action={acts.move}
            hidden={{ clauseId: id, to: "up" }}
            label={`“${title}” further up`}
            look="quiet"
            size="small"
          >
            Up
          </PressForm>
        ) : null}
        {isLast ? null : (
          <PressForm
            action={acts.move}
            hidden={{ clauseId: id, to: "down" }}
            label={`“${title}” further down`}
            look="quiet"
            size="small"
          >
            Down
          </PressForm>
        )}
        <PressForm action={acts.drop} hidden={{ clauseId: id }} label={`Take “${title}” out`} look="quiet" size="small">
          Take out
        </PressForm>
      </div>
      <Disclosure summary="Change it" open={isOpen}>
        <ClauseForm action={acts.save} hidden={hidden} initial={initialOf(clause)} teams={teams} />
      </Disclosure>
    </ClauseView>
  );
}
