import { counted } from "@/components/format/words";
import { Disclosure } from "@/components/ui/disclosure";
import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { NameForm } from "./name-form";
import { TeamTable } from "./team-table";

export type Department = {
  id: string;
  name: string;
  people: number;
  teams: readonly {
    id: string;
    name: string;
    leadId: string | null;
    members: readonly { id: string; name: string }[];
  }[];
};

export type DepartmentActions = Record<"rename" | "addTeam" | "saveTeam", FormAction>;

/** Departments with their teams; whoever may change them finds the forms folded away. */
export function DepartmentList({
  departments,
  actions,
}: {
  departments: readonly Department[];
  actions?: DepartmentActions;
}) {
  return departments.map(({ id, name, people, teams }) => (
    <Section key={id} title={name} aside={counted(people, "person", "people")}>
      {teams.length > 0 ? (
        <TeamTable department={name} teams={teams} {...(actions ? { save: actions.saveTeam } : {})} />
      ) : (
        <p className="border-line border-t py-2.5 text-ink-3">No team yet.</p>
      )}
      {actions ? (
        <div className="flex flex-wrap gap-x-6 border-line border-t pt-1">
          <Disclosure summary="Add a team">
            <NameForm action={actions.addTeam} hidden={{ departmentId: id }} label={`Team in ${name}`} button="Add" />
          </Disclosure>
          <Disclosure summary="Rename">
            <NameForm
              action={actions.rename}
              hidden={{ departmentId: id }}
              label={`New name for ${name}`}
              value={name}
              button="Rename"
            />
          </Disclosure>
        </div>
      ) : null}
    </Section>
  ));
}
