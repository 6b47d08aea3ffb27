"use client";

import { roleWords } from "@/components/shell/role-words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { AppointmentKind, Role } from "@/server/domain/permissions";
import { appointmentWords } from "./appointment-words";

export type PersonInTable = {
  id: string;
  name: string;
  email: string;
  department: string;
  team: string | null;
  isLead: boolean;
  roles: readonly Role[];
  appointments: readonly { kind: AppointmentKind; department: string | null }[];
};

const columns = [{ label: "Name" }, { label: "Works in" }, { label: "Roles" }, { label: "Appointed" }];

/** Who works here, what they may do and what they stand for. */
export function PeopleTable({ people, label }: { people: readonly PersonInTable[]; label: string }) {
  return (
    <Table label={label} columns={columns} stacks>
      {people.map((person) => (
        <Row key={person.id}>
          <Td heads className="md:w-[30%]">
            <Link href={`/settings/people/${person.id}`} className="font-medium">
              {person.name}
            </Link>
            <span className="small block font-normal text-ink-3">{person.email}</span>
          </Td>
          <Td label="Works in">
            <span>
              {person.department}
              <span className="small block text-ink-3">{teamWords(person)}</span>
            </span>
          </Td>
          <Td label="Roles" className="md:first-letter:uppercase">
            {roleWords(person.roles)}
          </Td>
          <Td label={person.appointments.length > 0 ? "Appointed" : undefined}>
            {person.appointments.length > 0 ? (
              <span>
                {person.appointments.map(({ kind, department }) => (
                  <span key={kind + department} className="block">
                    {appointmentWords(kind, department)}
                  </span>
                ))}
              </span>
            ) : null}
          </Td>
        </Row>
      ))}
    </Table>
  );
}

function teamWords({ team, isLead }: PersonInTable): string | null {
  return team && isLead ? `${team}, leads it` : team;
}
