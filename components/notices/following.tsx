"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Row, Table, Td } from "@/components/ui/table";
import type { FollowedThing, FollowedWay } from "@/server/domain/decision-telling";
import type { FeedChoices, Followed } from "@/server/notices/queries/following";

const ways: Record<FollowedWay, string> = { at_once: "At once", weekly: "Once a week, on Monday" };
const things: Record<FollowedThing, string> = {
  all: "Every decision",
  department: "Department",
  stage: "Stage",
  segment: "Segment",
  decision: "Decision",
};
const wayOptions = [
  { value: "at_once", label: ways.at_once },
  { value: "weekly", label: ways.weekly },
];

type Props = { following: readonly Followed[]; choices: FeedChoices; follow: FormAction; unfollow: FormAction };

/** What one follows, and how one is told; each can be stopped, more can be chosen. */
export function Following({ following, choices, follow, unfollow }: Props) {
  return (
    <>
      {following.length > 0 ? (
        <Table label="What you follow" stacks>
          {following.map((one) => (
            <Row key={one.id}>
              <Td heads>
                <Named one={one} />
              </Td>
              <Td className="text-ink-2 md:w-56">{ways[one.how]}</Td>
              <Td className="md:w-36 md:text-right">
                <Form action={unfollow} hidden={{ id: one.id, back: "/decisions/feed" }}>
                  <SubmitButton look="quiet" size="small" pending="…" aria-label={`Stop following: ${labelOf(one)}`}>
                    Stop following
                  </SubmitButton>
                </Form>
              </Td>
            </Row>
          ))}
        </Table>
      ) : (
        <p className="text-ink-2">You follow nothing. What touches your department reaches you all the same.</p>
      )}
      <FollowForm choices={choices} follow={follow} />
    </>
  );
}

function FollowForm({ choices, follow }: Pick<Props, "choices" | "follow">) {
  const targets = [
    { value: "all", label: "Every decision" },
    ...choices.departments.map(({ value, label }) => ({ value: `department:${value}`, label: `Department: ${label}` })),
    ...choices.stages.map(({ value, label }) => ({ value: `stage:${value}`, label: `Stage: ${label}` })),
    ...choices.segments.map(({ value, label }) => ({ value: `segment:${value}`, label: `Segment: ${label}` })),
  ];
  return (
    <Form
      action={follow}
      hidden={{ back: "/decisions/feed" }}
      label="Follow"
      initial={{ how: "weekly" }}
      className="mt-4 grid max-w-[34rem] justify-items-start gap-3 *:w-full"
    >
      <FormMessage />
      <Field name="target" label="Follow">
        <Select options={targets} />
      </Field>
      <Field name="how" label="Tell me" group>
        <RadioGroup options={wayOptions} inline />
      </Field>
      <div>
        <SubmitButton look="plain">Follow</SubmitButton>
      </div>
    </Form>
  );
}

function labelOf({ what, name }: Followed): string {
  return name === null ? things[what] : `${things[what]}: ${name}`;
}

function Named({ one }: { one: Followed }) {
  if (!one.decisionId) return labelOf(one);
  return (
    <>
      {things.decision}: <Link href={`/decisions/${one.decisionId}`}>{one.name ?? "Words erased"}</Link>
    </>
  );
}
