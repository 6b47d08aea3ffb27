"use client";

import { optionsOf } from "@/components/contacts/contact-words";
import { formatMoney } from "@/components/format/amount";
import { formatDay } from "@/components/format/time";
import { formatShare } from "@/components/format/words";
import { AddForm } from "@/components/knowledge/add-form";
import { Before, Entry, Nothing, TakeBack } from "@/components/knowledge/entry";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import type { EstimateRow, getWallet, WalletNow } from "@/server/experience/queries/wallet";
import { standingWords, walletSourceWords } from "./words";

type Acts = { record: FormAction; takeBack: FormAction };
type Props = { wallet: Awaited<ReturnType<typeof getWallet>>; acts: Acts | null };

/** What they buy from others in a year, as somebody said it, and what share of it all we have. An estimate. */
export function CustomerWallet({ wallet: { id, estimates, now }, acts }: Props) {
  const [latest, ...before] = estimates;
  const stands = latest && latest.elsewhereMinor !== null ? latest : null;
  const past = stands ? before : estimates;
  return (
    <Section id="wallet" title="What they buy elsewhere" aside="an estimate">
      <ul>
        {stands ? (
          <Entry
            aside={`${walletSourceWords[stands.source]}, ${formatDay(stands.saidOn)}, noted by ${stands.by}; counts until ${formatDay(stands.expiresOn)}`}
            act={
              acts ? (
                <TakeBack action={acts.takeBack} hidden={{ customerId: id }} what="what they buy elsewhere" />
              ) : undefined
            }
          >
            <Estimate of={stands} now={now} />
          </Entry>
        ) : (
          <Nothing>Nobody has said what they buy elsewhere.</Nothing>
        )}
      </ul>
      <Before count={past.length}>
        {past.map((of) => (
          <Entry key={of.id} aside={`${walletSourceWords[of.source]}, ${formatDay(of.saidOn)}, noted by ${of.by}`}>
            {of.elsewhereMinor === null ? "Taken back" : formatMoney(of.elsewhereMinor, of.currency)}
          </Entry>
        ))}
      </Before>
      {acts ? <Note action={acts.record} customerId={id} /> : null}
    </Section>
  );
}

function Estimate({ of, now }: { of: EstimateRow; now: WalletNow }) {
  const elsewhere = `About ${formatMoney(of.elsewhereMinor ?? 0, of.currency)} a year`;
  if (now === null) return <>{elsewhere}</>;
  const ours = now.oursMinor / (now.oursMinor + now.elsewhereMinor);
  const share = now.standing === "counts" ? `; from us about ${formatShare(ours)} of it all` : "";
  const off = now.standing === "counts" ? "" : ` (${standingWords[now.standing]})`;
  return (
    <>
      {elsewhere}
      {share}
      <span className="text-due">{off}</span>
    </>
  );
}

function Note({ action, customerId }: { action: FormAction; customerId: string }) {
  return (
    <AddForm action={action} title="Note what they buy elsewhere" button="Note it" hidden={{ customerId }}>
      <div className="grid items-start gap-3 md:grid-cols-2">
        <Field name="elsewhere" label="From others, in a year" required hint="0 for nothing.">
          <Input inputMode="decimal" autoComplete="off" placeholder="600.00" maxLength={40} />
        </Field>
        <Field name="source" label="How do we know?">
          <Select options={optionsOf(walletSourceWords)} />
        </Field>
        <Field name="saidOn" label="Said on" optional hint="Left out: today.">
          <Input type="date" />
        </Field>
        <Field name="expiresOn" label="Counts until" optional hint="Left out: a year; two at most.">
          <Input type="date" />
        </Field>
      </div>
    </AddForm>
  );
}
