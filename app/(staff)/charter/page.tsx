import type { Metadata } from "next";
import { BrandPromiseList } from "@/components/charter/brand-promise-list";
import { CharterNav } from "@/components/charter/charter-nav";
import { CharterSide } from "@/components/charter/charter-side";
import { ClauseRate, charterPeriod } from "@/components/charter/clause-rate";
import { ClauseView } from "@/components/charter/clause-view";
import { PressForm } from "@/components/charter/press-form";
import { WaitingVersion } from "@/components/charter/waiting-version";
import { buttonClass } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { beginDraft, signVersion } from "./actions";

export const metadata: Metadata = { title: "Charter" };

export default async function CharterPage() {
  const [caller, { actor, now, today }] = [await getCaller(), await getContext()];
  const [versions, brand, rates] = await Promise.all([
    caller.charter.versions(),
    caller.charter.brandPromises(),
    caller.rates.by({ ...charterPeriod(today), level: "charter", by: "clause" }),
  ]);
  const mayWrite = can(actor, "charter:write");
  const current = versions.find(({ isInForce }) => isInForce);
  const waiting = versions.find(({ putUpAt, signedAt }) => putUpAt !== null && signedAt === null);
  const clauses = current?.clauses ?? [];
  const rateOf = (key: string, short = false) => {
    const hasTrigger = clauses.some((clause) => clause.key === key && clause.trigger !== null);
    return <ClauseRate clauseKey={key} hasTrigger={hasTrigger} rates={rates} today={today} short={short} />;
  };
  const reader = { now, zone: actor.zone, personId: actor.id };
  return (
    <>
      <PageHead
        title="Charter"
        actions={
          <>
            {mayWrite ? <PressForm action={beginDraft}>Draft the next version</PressForm> : null}
            {current ? (
              <Link href="/our-charter" className={buttonClass()}>
                As customers read it
              </Link>
            ) : null}
          </>
        }
      >
        What we promise every customer, what we do when we break it, and how often we kept it.
      </PageHead>
      <CharterNav current="/charter" />
      <div className="grid gap-x-10 pt-5 lg:grid-cols-[2.6fr_1fr]">
        <div>
          {waiting && waiting.number > (current?.number ?? 0) ? (
            <WaitingVersion version={waiting} reader={reader} sign={signVersion} />
          ) : null}
          {clauses.length === 0 ? (
            <EmptyState title="There is no charter in force yet.">
              {mayWrite
                ? "Draft its clauses, put them up for signing; it holds once everybody named has signed."
                : "The board drafts it; everybody named signs it. Until then no promise is made by itself."}
            </EmptyState>
          ) : null}
          {clauses.map((clause, index) => (
            <ClauseView key={clause.key} clause={clause} place={index + 1} rate={rateOf(clause.key)} />
          ))}
          {brand.length > 0 ? (
            <Section title="What the brand says" aside="by the clauses that measure it" ruled>
              <BrandPromiseList promises={brand} clauses={clauses} rateOf={(key) => rateOf(key, true)} />
            </Section>
          ) : null}
        </div>
        <CharterSide current={current} rates={rates} reader={reader} />
      </div>
    </>
  );
}
