import type { Metadata } from "next";
import { BrandPromiseForm } from "@/components/charter/brand-promise-form";
import { BrandPromiseList } from "@/components/charter/brand-promise-list";
import { CharterNav } from "@/components/charter/charter-nav";
import { ClauseRate, charterPeriod } from "@/components/charter/clause-rate";
import { PressForm } from "@/components/charter/press-form";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { publishRates, retireBrandPromise, saveBrandPromise } from "./actions";

export const metadata: Metadata = { title: "Brand promises" };

export default async function BrandPage() {
  const [caller, { actor, today }] = [await getCaller(), await getContext()];
  const [versions, brand, rates, isPublic] = await Promise.all([
    caller.charter.versions(),
    caller.charter.brandPromises(),
    caller.rates.by({ ...charterPeriod(today), level: "charter", by: "clause" }),
    caller.charter.showsRates(),
  ]);
  const clauses = versions.find(({ isInForce }) => isInForce)?.clauses ?? [];
  const measuring = clauses.filter(({ trigger }) => trigger !== null);
  return (
    <>
      <PageHead title="Brand promises">
        What we say of ourselves everywhere, held against the clauses that measure it. Their figures stay apart.
      </PageHead>
      <CharterNav current="/charter/brand" />
      <div className="max-w-3xl pt-5">
        <BrandPromiseList
          promises={brand}
          clauses={clauses}
          rateOf={(key) => <ClauseRate clauseKey={key} hasTrigger rates={rates} today={today} short />}
        />
        {can(actor, "charter:write") ? (
          <>
            {brand.map((promise) => (
              <Disclosure key={promise.threadId} summary={`Change “${promise.words}”`}>
                <BrandPromiseForm action={saveBrandPromise} promise={promise} clauses={measuring} />
                <PressForm action={retireBrandPromise} hidden={{ threadId: promise.threadId }} look="quiet">
                  We do not say this any more
                </PressForm>
              </Disclosure>
            ))}
            <Disclosure summary="Add a brand promise" open={brand.length === 0} className="mb-7">
              <BrandPromiseForm action={saveBrandPromise} promise={null} clauses={measuring} />
            </Disclosure>
            <Section title="The public page" aside={isPublic ? "shows the rates" : "shows the words only"} ruled>
              <p className="small mb-2 text-ink-2">
                Our charter stands at /our-charter for everybody, without signing in. How often each clause was kept is
                shown there only if you say so.
              </p>
              <PressForm action={publishRates} hidden={{ showsRates: isPublic ? "" : "on" }} look="plain">
                {isPublic ? "Show the words only" : "Show how often each was kept"}
              </PressForm>
            </Section>
          </>
        ) : null}
      </div>
    </>
  );
}
