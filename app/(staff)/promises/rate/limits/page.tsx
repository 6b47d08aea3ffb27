import type { Metadata } from "next";
import { BaseForm, TargetForm } from "@/components/rates/aim-forms";
import { BaseList, TargetList } from "@/components/rates/aim-lists";
import { levelWords } from "@/components/rates/rate-words";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { can } from "@/server/domain/permissions";
import { rateLevels } from "@/server/domain/rate-cuts";
import { getCaller, getContext } from "@/server/trpc/caller";
import { setBase, setTarget } from "./actions";

export const metadata: Metadata = { title: "Target and limits" };

type Props = { searchParams: Promise<{ level?: string }> };

export default async function LimitsPage({ searchParams }: Props) {
  const asked = (await searchParams).level;
  const level = rateLevels.find((known) => known === asked) ?? "commitment";
  const [caller, { actor, now }] = [await getCaller(), await getContext()];
  const maySet = can(actor, "target:set");
  const [{ targets, bases }, decisions] = await Promise.all([
    caller.rates.aims({ level }),
    maySet ? caller.rates.citable() : [],
  ]);
  return (
    <>
      <PageHead label={<Link href="/promises/rate">Kept rate</Link>} title="Target and limits">
        A target is what we want; limits are what the data do. Limits come from the first twelve points and stay. They
        are made anew only after a signal, and by a decision that explains it; what was drawn before keeps its own.
      </PageHead>
      <Tabs
        label="Of what"
        tabs={rateLevels.map((key) => ({
          label: levelWords[key],
          href: `/promises/rate/limits?level=${key}`,
          current: key === level,
        }))}
      />
      <div className="grid gap-x-14 md:grid-cols-2">
        <Section title="Target" ruled>
          {targets.length ? (
            <TargetList targets={targets} now={now} zone={actor.zone} />
          ) : (
            <EmptyState title="There is no target." />
          )}
          {maySet ? <TargetForm key={level} action={setTarget} level={level} /> : null}
        </Section>
        <Section title="Limits" ruled>
          {bases.length ? (
            <BaseList bases={bases} now={now} zone={actor.zone} />
          ) : (
            <EmptyState title="They come from the first twelve points there are." />
          )}
          {maySet ? <BaseForm key={level} action={setBase} level={level} decisions={decisions} /> : null}
        </Section>
      </div>
      {maySet ? null : <p className="small mt-4 text-ink-3">Both are set by the board (the right “target:set”).</p>}
    </>
  );
}
