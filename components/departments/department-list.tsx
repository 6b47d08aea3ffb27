import { counted, listed } from "@/components/format/words";
import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { NameForm } from "./name-form";
import { TeamTable } from "./team-table";

export type Department = {
  id: string;
  name: string;
  people: number;
  seat: readonly string[];
  advocates: readonly string[];
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
  return departments.map(({ id, name, people, teams, seat, advocates }) => (
    <Section key={id} title={name} aside={counted(people, "person", "people")}>
      <p className="small pb-2 text-ink-3">
        CX board: <Holders names={seat} none="seat vacant" /> · Advocates: <Holders names={advocates} none="nobody" />
      </p>
      {teams.length > 0 ? (
        <TeamTable department={name} teams={teams} {...(actions ? { save: actions.saveTeam } : {})} />
      ) : (
        <p className="border-line border-t py-2.5 text-ink-3">No team yet.</p>
      )}
      {actions ? (
        <div className="flex flex-wrap gap-x-6 border-line border-t pt-1">
          <NameForm
            action={actions.addTeam}
            hidden={{ departmentId: id }}
            summary="Add a team"
            label={`Team in ${name}`}
            button="Add"
          />
          <NameForm
            action={actions.rename}
            hidden={{ departmentId: id }}
            summary="Rename"
            label={`New name for ${name}`}
            value={name}
            button="Rename"
          />
        </div>
      ) : null}
    </Section>
  ));
}

function Holders({ names, none }: { names: readonly string[]; none: string }) {
  return names.length > 0 ? (
    <span className="text-ink-2">{listed(names)}</span>
  ) : (
    <span className="text-due">{none}</span>
  );
}
