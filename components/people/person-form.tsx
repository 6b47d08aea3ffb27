import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Role } from "@/server/domain/permissions";

type Department = { id: string; name: string; teams: readonly { id: string; name: string }[] };

type Props = {
  action: FormAction;
  departments: readonly Department[];
  /** Whose record it is; without, somebody is added. */
  person?: {
    id: string;
    name: string;
    email: string;
    departmentId: string;
    teamId: string | null;
    roles: readonly Role[];
  };
};

const roleFacts: { role: Role; label: string; hint: string }[] = [
  { role: "frontline", label: "Front line", hint: "speaks with customers, makes and keeps promises, says thanks" },
  {
    role: "manager",
    label: "Manager",
    hint: "that, and decides, hands over, voids, reviews, appoints advocates, exports",
  },
  { role: "board", label: "Board", hint: "challenges, publishes packs, signs the definition, sets thresholds" },
  { role: "admin", label: "Administrator", hint: "people, teams, settings and imports" },
];

/** Who somebody is, where they work and what they may do. */
export function PersonForm({ action, departments, person }: Props) {
  const teams = departments.flatMap(({ name, teams }) =>
    teams.map((team) => ({ value: team.id, label: `${name}: ${team.name}` })),
  );
  return (
    <Form
      action={action}
      hidden={person ? { personId: person.id } : {}}
      label={person ? person.name : "Add somebody"}
      className="grid max-w-[34rem] gap-4 pt-2"
    >
      <FormMessage />
      <Field name="name" label="Name" required>
        <Input defaultValue={person?.name} autoComplete="off" />
      </Field>
      <Field name="email" label="E-mail" hint="They sign in with it." required>
        <Input type="email" defaultValue={person?.email} autoComplete="off" />
      </Field>
      <div className="grid gap-4 md:grid-cols-2">
        <Field name="departmentId" label="Department" required>
          <Select
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={person?.departmentId}
            {...(person ? {} : { blank: "Choose…" })}
          />
        </Field>
        <Field name="teamId" label="Team" optional>
          <Select options={teams} blank="No team" defaultValue={person?.teamId ?? ""} />
        </Field>
      </div>
      <Field name="roles" label="Roles" hint="Several may be given; their rights add up." group>
        {roleFacts.map(({ role, label, hint }) => (
          <Checkbox key={role} value={role} label={label} hint={hint} defaultChecked={person?.roles.includes(role)} />
        ))}
      </Field>
      <div>
        <SubmitButton>{person ? "Save" : "Add"}</SubmitButton>
      </div>
    </Form>
  );
}
