"use client";

import { channelWords } from "@/components/contacts/contact-words";
import { holdWords } from "@/components/customers/words";
import { Moment } from "@/components/format/moment";
import { listed } from "@/components/format/words";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { contactChannels } from "@/server/domain/contact";
import { evidenceWords } from "@/server/domain/decision-words";
import type { Source } from "@/server/evidence/queries/sources";

type Props = {
  decisionId: string;
  sources: readonly Source[];
  /** Null: the reader may not tell them, or it is not decided. */
  tell: FormAction | null;
  now: Date;
  zone: string;
};

/** The customers whose words fed a decision, and who of them was told what came of it. */
export function SourcesView({ decisionId, sources, tell, now, zone }: Props) {
  if (sources.length === 0) return null;
  const told = sources.filter((source) => source.told !== null).length;
  return (
    <Section
      title="Whose words fed it"
      id="sources"
      aside={
        <span className="num">
          {told} of {sources.length} told
        </span>
      }
      ruled
    >
      <ul>
        {sources.map((source) => (
          <li key={source.customerId} className="border-line border-t py-2.5 first:border-t-0">
            <SourceLine source={source} now={now} zone={zone} />
            {tell && !source.told && !source.isErased && !source.holds.includes("has_died") ? (
              <TellForm decisionId={decisionId} source={source} action={tell} />
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function SourceLine({ source, now, zone }: { source: Source; now: Date; zone: string }) {
  const { customerId, name, isErased, kinds, told } = source;
  return (
    <div className="grid gap-x-4 md:grid-cols-[minmax(0,1fr)_auto]">
      <p>
        {isErased ? (
          <span className="text-ink-3">{name}</span>
        ) : (
          <Link href={`/customers/${customerId}`}>
            <bdi>{name}</bdi>
          </Link>
        )}{" "}
        <span className="small text-ink-3">{listed(kinds.map((kind) => evidenceWords[kind].toLowerCase()))}</span>
      </p>
      <p className="small">
        {told ? (
          <span className="text-kept">
            <span aria-hidden="true">✓ </span>
            <Link href={`/customers/${customerId}/contacts/${told.contactId}`} className="text-kept">
              Told
            </Link>{" "}
            <Moment at={new Date(told.at)} now={now} zone={zone} /> by {told.by} · {channelWords[told.channel]}
          </span>
        ) : (
          <span className="text-ink-3">{isErased ? "Cannot be told: erased" : "Not told yet"}</span>
        )}
      </p>
      {told && !isErased ? (
        <p className="said small line-clamp-3 md:col-span-2">
          <bdi>{told.words}</bdi>
        </p>
      ) : null}
      {told || isErased ? null : <Caution source={source} />}
    </div>
  );
}

/** What to know before anybody rings: why content is held, and how they do not want to be reached. */
function Caution({ source: { holds, unwanted } }: { source: Source }) {
  const known = [
    holds.length > 0 ? listed(holds.map((reason) => holdWords[reason])) : "",
    unwanted.length > 0 ? `does not want ${listed(unwanted.map((way) => channelWords[way].toLowerCase()))}` : "",
  ].filter(Boolean);
  if (known.length === 0) return null;
  return (
    <p className="small text-due md:col-span-2">
      <span aria-hidden="true">▲ </span>
      Before you do: {known.join("; ")}.
    </p>
  );
}

type TellProps = { decisionId: string; source: Source; action: FormAction };

function TellForm({ decisionId, source, action }: TellProps) {
  const { customerId, name, unwanted } = source;
  const ways = contactChannels.filter((way) => !unwanted.includes(way));
  return (
    <Disclosure summary="I have told them" className="print:hidden">
      <Form
        action={action}
        hidden={{ act: "tell", id: decisionId, decisionId, customerId }}
        className="grid max-w-[34rem] gap-4 pb-3"
        label={`Told ${name}`}
      >
        <FormMessage />
        <Field name="channel" label="How" className="max-w-56">
          <Select options={ways.map((way) => ({ value: way, label: channelWords[way] }))} />
        </Field>
        <Field name="words" label="What you said to them, and what they answered">
          <Textarea rows={3} said dir="auto" />
        </Field>
        <div>
          <SubmitButton look="plain">Log it, and tick them</SubmitButton>
        </div>
      </Form>
    </Disclosure>
  );
}
