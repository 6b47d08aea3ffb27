"use client";

import { optionsOf } from "@/components/contacts/contact-words";
import { formatDay } from "@/components/format/time";
import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Textarea } from "@/components/ui/textarea";
import { isReviewOverdue } from "@/server/domain/goal";
import type { PlainDate } from "@/server/domain/plain-date";
import type { KnownGoal } from "@/server/knowledge/queries/of";
import type { KnowledgePage } from "@/server/knowledge/queries/page";
import { AddForm } from "./add-form";
import { Before, Entry, Nothing, Said } from "./entry";
import { type Told, ToldFields } from "./told-fields";
import { learnedWords, outcomeWords } from "./words";

type Acts = { agree: FormAction; review: FormAction };
type Props = { page: KnowledgePage; today: PlainDate; told: Told; acts: Acts | null };

/** What they want to get done with us, and how both will see it. */
export function GoalsSection({ page: { id, knowledge, past }, today, told, acts }: Props) {
  return (
    <Section id="goals" title="Their goals">
      <ul>
        {knowledge.goals.map((goal) => (
          <GoalEntry key={goal.id} goal={goal} today={today} told={told} review={acts?.review ?? null} />
        ))}
        {knowledge.goals.length === 0 ? <Nothing>No goal agreed.</Nothing> : null}
      </ul>
      <Before count={past.goals.length}>
        {past.goals.map((goal) => (
          <Entry key={goal.id} aside={`${outcomeWords[goal.outcome]}, ${formatDay(goal.endedOn)}`}>
            <Said words={goal.words} />
            {goal.endWords ? <q className="block font-serif text-[0.9375rem]">{goal.endWords}</q> : null}
          </Entry>
        ))}
      </Before>
      {acts ? (
        <AddForm action={acts.agree} title="Agree a goal" button="Agree it" hidden={{ customerId: id }}>
          <Field name="words" label="What do they want to get done?" required>
            <Textarea rows={2} dir="auto" />
          </Field>
          <Field name="measure" label="How will both of you see it?" required>
            <Input dir="auto" autoComplete="off" placeholder="no repair over the winter" maxLength={500} />
          </Field>
          <Field name="reviewOn" label="When do you look at it together?" required>
            <Input type="date" className="max-w-48" />
          </Field>
          <ToldFields {...told} />
        </AddForm>
      ) : null}
    </Section>
  );
}

type EntryProps = { goal: KnownGoal; today: PlainDate; told: Told; review: FormAction | null };

function GoalEntry({ goal, today, told, review }: EntryProps) {
  const overdue = isReviewOverdue(goal.reviewOn, today);
  return (
    <Entry
      aside={`${learnedWords(goal, "long")}, noted by ${goal.by}`}
      below={
        review ? (
          <AddForm action={review} title="Look at it together" button="Note it" hidden={{ goalId: goal.id }} inside>
            <Field name="outcome" label="How does it stand?" group required hint="Reached is theirs to say, not ours.">
              <RadioGroup options={optionsOf(outcomeWords)} inline />
            </Field>
            <Field name="nextOn" label="If not yet: the next day to look at it">
              <Input type="date" className="max-w-48" />
            </Field>
            <Field name="words" label="In their words" optional>
              <Textarea rows={2} dir="auto" said />
            </Field>
            <ToldFields {...told} />
          </AddForm>
        ) : null
      }
    >
      <Said words={goal.words} />
      <div className="small text-ink-2">
        Measured by: <Said words={goal.measure} />
      </div>
      <div className={overdue ? "small text-due" : "small text-ink-2"}>
        {overdue ? "Review overdue since" : "Review on"} {formatDay(goal.reviewOn)}
      </div>
    </Entry>
  );
}
