import { Count } from "@/components/format/count";
import { formatMoment } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { rowsHref } from "@/components/numbers/rows-href";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Row, Table, Td } from "@/components/ui/table";
import { Textarea } from "@/components/ui/textarea";
import type { ThresholdProposal } from "@/server/domain/lapse-threshold";
import { suggestedThreshold } from "@/server/domain/suggested-threshold";

type Props = {
  proposals: readonly ThresholdProposal[];
  maySet: boolean;
  set: FormAction;
  decline: FormAction;
  now: Date;
  zone: string;
};

/** What is proposed and what became of it: the reason, and what the data said that day of what it would change. */
export function ThresholdProposals({ proposals, maySet, set, decline, now, zone }: Props) {
  return (
    <ul className="grid gap-6">
      {proposals.map((proposal) => (
        <li key={proposal.id}>
          <article aria-label={`${counted(proposal.days, "day")}, proposed by ${proposal.proposedBy}`}>
            <p>
              <span className="font-medium">{counted(proposal.days, "day")}</span>: “{proposal.reason}”
              <span className="small block text-ink-3">
                <bdi>{proposal.proposedBy}</bdi>, {formatMoment(proposal.proposedAt, now, zone)}. {suggestion(proposal)}
              </span>
            </p>
            <WouldChange proposal={proposal} />
            <Answer proposal={proposal} now={now} zone={zone} />
            {proposal.answer === null && maySet && !proposal.isMine ? (
              <Answering proposal={proposal} set={set} decline={decline} />
            ) : null}
          </article>
        </li>
      ))}
    </ul>
  );
}

function suggestion({ suggestedDays, returns }: ThresholdProposal): string {
  const suggested = suggestedThreshold({ n: returns, p80: suggestedDays });
  if (suggested === null) return `Too few returns on record that day to suggest a number: ${returns}.`;
  return `Of ${counted(returns, "return")} on record that day four in five had come within ${counted(suggested, "day")}.`;
}

function WouldChange({ proposal }: { proposal: ThresholdProposal }) {
  const { daysInForce, activeInForce, lostInForce, activeProposed, lostProposed, days, proposedOn: day } = proposal;
  const columns = [
    { label: "That day" },
    ...(daysInForce === null
      ? []
      : [
          {
            label: `after ${counted(daysInForce, "day")}, as in force`,
            numeric: true,
            className: "whitespace-normal!",
          },
        ]),
    { label: `after ${counted(days, "day")}, as proposed`, numeric: true, className: "whitespace-normal!" },
  ];
  const row = (words: string, which: "active" | "stock", before: number | null, after: number) => (
    <Row>
      <Td heads className="font-normal">
        {words}
      </Td>
      {daysInForce === null ? null : (
        <Td numeric>
          <Count n={before} href={rowsHref(which, { asOf: day, from: day, lapse: daysInForce })} />
        </Td>
      )}
      <Td numeric>
        <Count n={after} href={rowsHref(which, { asOf: day, from: day, lapse: days })} />
      </Td>
    </Row>
  );
  return (
    <>
      <Table label={`What ${counted(days, "day")} would change`} columns={columns} className="max-w-xl">
        {row("Active", "active", activeInForce, activeProposed)}
        {row("Lost", "stock", lostInForce, lostProposed)}
      </Table>
      <p className="small text-ink-3">Counted that day; the lists of customers are of today.</p>
    </>
  );
}

function Answer({ proposal: { answer }, now, zone }: { proposal: ThresholdProposal; now: Date; zone: string }) {
  if (answer === null) return <p className="small mt-1 text-due">Waits for the board.</p>;
  const did = answer.answer === "set" ? `Set to ${counted(answer.setDays ?? 0, "day")}` : "Declined";
  return (
    <p className="small mt-1 text-ink-2">
      {did} by <bdi>{answer.by}</bdi>, {formatMoment(answer.at, now, zone)}: “{answer.reason}”
    </p>
  );
}

function Answering({ proposal, set, decline }: { proposal: ThresholdProposal; set: FormAction; decline: FormAction }) {
  const hidden = { proposalId: proposal.id };
  return (
    <div className="mt-2 grid max-w-xl gap-1">
      <Disclosure summary="Set it">
        <Form
          action={set}
          hidden={hidden}
          initial={{ days: String(proposal.days) }}
          label="Set what is proposed"
          className="grid gap-4 pb-2"
        >
          <FormMessage />
          <Field name="days" label="Days without a purchase" required>
            <Input inputMode="numeric" autoComplete="off" className="max-w-32" />
          </Field>
          <Field name="reason" label="Why" hint="It stands beside the numbers, with your name." required>
            <Textarea rows={2} />
          </Field>
          <div>
            <SubmitButton>Set it from now on</SubmitButton>
          </div>
        </Form>
      </Disclosure>
      <Disclosure summary="Decline it">
        <Form action={decline} hidden={hidden} label="Decline what is proposed" className="grid gap-4 pb-2">
          <FormMessage />
          <Field name="reason" label="Why not" required>
            <Textarea rows={2} />
          </Field>
          <div>
            <SubmitButton look="plain">Decline</SubmitButton>
          </div>
        </Form>
      </Disclosure>
    </div>
  );
}
