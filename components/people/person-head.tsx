import { Moment } from "@/components/format/moment";
import { roleWords } from "@/components/shell/role-words";
import { PageHead } from "@/components/ui/page-head";
import type { Role } from "@/server/domain/permissions";

type Props = {
  person: {
    name: string;
    email: string;
    department: string;
    team: string | null;
    isLead: boolean;
    roles: readonly Role[];
    deactivatedAt: Date | null;
  };
  now: Date;
  zone: string;
};

/** Who somebody is, in two lines. */
export function PersonHead({ person, now, zone }: Props) {
  const team = person.team && (person.isLead ? `leads ${person.team}` : person.team);
  return (
    <PageHead label="People" title={person.name}>
      {[person.department, team, roleWords(person.roles), person.email].filter(Boolean).join(" · ")}
      {person.deactivatedAt ? (
        <p className="text-due">
          Left: deactivated <Moment at={person.deactivatedAt} now={now} zone={zone} show="absolute" />
        </p>
      ) : null}
    </PageHead>
  );
}
