import { formatDay } from "@/components/format/time";
import { listed } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import type { DepartmentOfBoard } from "@/server/domain/board";
import { SeatsTable } from "./seats-table";

/** Who stands for customers in every department; what is missing is said first. */
export function Seats({ departments }: { departments: readonly DepartmentOfBoard[] }) {
  if (departments.length === 0) return null;
  return (
    <Section title="Who stands for customers?" ruled>
      <p className="finding mb-2">{reading(departments)}</p>
      <SeatsTable departments={departments} />
    </Section>
  );
}

function reading(departments: readonly DepartmentOfBoard[]): string {
  const empty = departments.filter(({ seat }) => seat === null);
  const silent = departments.filter(({ advocates }) => advocates.length === 0).map(({ name }) => name);
  const gaps = [
    ...empty.map(({ name, vacantSince }) =>
      vacantSince
        ? `${name} has had no board member since ${formatDay(vacantSince)}.`
        : `${name} has never had a board member.`,
    ),
    ...(silent.length ? [`${listed(silent)} ${silent.length === 1 ? "has" : "have"} no customer advocate.`] : []),
  ];
  return gaps.length ? gaps.join(" ") : "Every department has its board member and an advocate for customers.";
}
