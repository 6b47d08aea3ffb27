"use client";

import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { useTyped } from "@/components/ui/form-context";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toldWays, toldWords } from "@/server/domain/decision-words";
import { LetterHint } from "./letter-hint";
import { MoreLines } from "./more-lines";

const toldOptions = toldWays.map((way) => ({ value: way, label: toldWords[way] }));

/** Who is told, how and when: the front line first, then the customers. */
export function Told() {
  return (
    <fieldset className="grid min-w-0 gap-4">
      <legend className="mb-2 p-0 font-medium text-sm">
        Who is told, in this order
        <span className="small block font-normal text-ink-3">
          Whoever is asked by customers hears of it before them.
        </span>
      </legend>
      <Telling place={0} />
      <MoreLines
        list="tellings"
        filledBy={["who", "how"]}
        from={1}
        more="Somebody else before the customers"
        line={(place) => <Telling key={place} place={place} />}
      />
      <div className="grid gap-4 border-line border-t pt-4 md:grid-cols-2">
        <Field name="toldHow" label="How do customers hear of it?">
          <Select options={toldOptions} />
        </Field>
        <Field name="toldByOn" label="By when">
          <Input type="date" />
        </Field>
      </div>
      <Field name="toldPlan" label="Who tells them, and what" hint="If customers are not told, say why.">
        <Textarea rows={2} dir="auto" />
      </Field>
    </fieldset>
  );
}

function Telling({ place }: { place: number }) {
  const name = (field: string) => `tellings.${place}.${field}`;
  return (
    <div>
      <div className="grid grid-cols-[minmax(0,1fr)_9.5rem] gap-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_9.5rem]">
        <Field name={name("who")} label={place === 0 ? "First" : "Then"} className="col-span-2 md:col-span-1">
          <Input dir="auto" maxLength={200} />
        </Field>
        <Field name={name("how")} label="How">
          <Input dir="auto" maxLength={200} />
        </Field>
        <Field name={name("on")} label="On">
          <Input type="date" />
        </Field>
      </div>
      <LetterHint field={name("on")} />
    </div>
  );
}

/** Who else it touches: partners, neighbours, our own people. None has to be named. */
export function Stakeholders() {
  const [first = ""] = useTyped("stakeholders.0.who");
  return (
    <Disclosure summary="Who else it touches: partners, suppliers, our own people" open={first !== ""}>
      <div className="grid gap-4 border-line border-l-2 pl-4">
        <Stakeholder place={0} />
        <MoreLines
          list="stakeholders"
          filledBy={["who", "effect"]}
          from={1}
          more="Somebody else"
          line={(place) => <Stakeholder key={place} place={place} />}
        />
      </div>
    </Disclosure>
  );
}

function Stakeholder({ place }: { place: number }) {
  const name = (field: string) => `stakeholders.${place}.${field}`;
  return (
    <div className="grid gap-3 md:grid-cols-2">
      <Field name={name("who")} label="Who">
        <Input dir="auto" maxLength={200} placeholder="The delivery firm" />
      </Field>
      <Field name={name("spoke")} label="Who spoke with them" optional>
        <Input dir="auto" maxLength={200} placeholder="Priya Shah, on Monday" />
      </Field>
      <Field name={name("effect")} label="What it means to them" className="md:col-span-2">
        <Textarea rows={1} dir="auto" />
      </Field>
    </div>
  );
}
