"use client";

import { Checkbox, RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { doors, doorWords, stages, stageWords } from "@/server/domain/decision-words";

export type LetterPeople = {
  departments: readonly { id: string; name: string }[];
  people: readonly { id: string; name: string; department: string; mayDecide: boolean }[];
};

const doorOptions = doors.map((door) => ({ value: door, label: doorWords[door] }));

/** Who decides, which door, who is told: all have an honest default and can be looked at. */
export function LetterPeopleFields({ departments, people, open }: LetterPeople & { open: boolean }) {
  const choice = ({ id, name, department }: LetterPeople["people"][number]) => ({
    value: id,
    label: `${name}, ${department}`,
  });
  return (
    <FormDisclosure summary="Who decides, which door, who is told: as usual, unless you change it" open={open}>
      <div className="grid gap-5 border-line border-l-2 pl-4">
        <div className="grid gap-4 md:grid-cols-3">
          <Field name="deciderId" label="Decides">
            <Select blank="Choose a manager" options={people.filter(({ mayDecide }) => mayDecide).map(choice)} />
          </Field>
          <Field name="ownerId" label="Owns it">
            <Select options={people.map(choice)} />
          </Field>
          <Field name="departmentId" label="Department">
            <Select options={departments.map(({ id, name }) => ({ value: id, label: name }))} />
          </Field>
        </div>
        <Field name="door" label="Can we go back?" group>
          <RadioGroup options={doorOptions} />
        </Field>
        <Field name="stages" label="Where the customer is" group>
          <div className="flex flex-wrap gap-x-5">
            {stages.map((stage) => (
              <Checkbox key={stage} name="stages[]" value={stage} label={stageWords[stage]} />
            ))}
          </div>
        </Field>
        <Field name="toldDepartments" label="Departments that are told the moment it is decided" group>
          <div className="flex flex-wrap gap-x-5">
            {departments.map(({ id, name }) => (
              <Checkbox key={id} name="toldDepartments[]" value={id} label={name} />
            ))}
          </div>
        </Field>
        <div className="grid items-end gap-4 md:grid-cols-[10rem_minmax(0,1fr)]">
          <Field name="answerDays" label="Days they have to answer">
            <Input inputMode="numeric" />
          </Field>
          <Checkbox
            name="isUrgent"
            label="Urgent"
            hint="Everything is asked all the same; it is reviewed within 14 days and counted for the board."
          />
        </div>
      </div>
    </FormDisclosure>
  );
}
