"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";

type Member = { id: string; name: string };
export type Team = { id: string; name: string; leadId: string | null; members: readonly Member[] };

/** The teams of a department: who leads them, who works in them. */
export function TeamTable({
  department,
  teams,
  save,
}: {
  department: string;
  teams: readonly Team[];
  save?: FormAction;
}) {
  return (
    <ul aria-label={`Teams of ${department}`}>
      {teams.map((team) => (
        <li key={team.id} className="gap-x-6 border-line border-t py-2.5 md:grid md:grid-cols-[12rem_1fr_auto]">
          <p className="font-medium">{team.name}</p>
          <Members team={team} />
          {save ? <TeamForm team={team} save={save} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Members({ team: { members, leadId } }: { team: Team }) {
  if (members.length === 0) return <p className="text-ink-3">Nobody works in it yet.</p>;
  return (
    <p className="text-ink-2">
      {members.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 ? ", " : null}
          <Link href={`/settings/people/${id}`}>{name}</Link>
          {id === leadId ? " (lead)" : null}
        </span>
      ))}
    </p>
  );
}

function TeamForm({ team, save }: { team: Team; save: FormAction }) {
  return (
    <Form action={save} hidden={{ teamId: team.id }} label={team.name} className="md:has-[details[open]]:col-span-3">
      <FormDisclosure summary="Change" className="max-w-[34rem] [&>div]:grid [&>div]:gap-3">
        <FormMessage />
        <div className="grid gap-3 md:grid-cols-2">
          <Field name="name" label="Name" required>
            <Input defaultValue={team.name} autoComplete="off" />
          </Field>
          <Field name="leadId" label="Lead" optional>
            <Select
              options={team.members.map(({ id, name }) => ({ value: id, label: name }))}
              blank="Nobody"
              defaultValue={team.leadId ?? ""}
            />
          </Field>
        </div>
        <div>
          <SubmitButton look="plain">Save</SubmitButton>
        </div>
      </FormDisclosure>
    </Form>
  );
}
