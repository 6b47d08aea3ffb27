import type { Metadata } from "next";
import { NumbersNav } from "@/components/numbers/numbers-nav";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { BandValues } from "@/components/values/band-values";
import { ValueDefinitions } from "@/components/values/definitions";
import { HoldoutSection } from "@/components/values/holdout-section";
import { LandmarkSection } from "@/components/values/landmark-section";
import { MethodSection } from "@/components/values/method-section";
import { ModelSection } from "@/components/values/model-section";
import { ReferralSection } from "@/components/values/referral-section";
import { ShownLine } from "@/components/values/shown-line";
import { titleOf, worthWord } from "@/components/values/words";
import { WorthSection } from "@/components/values/worth-section";
import { sharedError } from "@/server/domain/customer-worth";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { fitAgain } from "./actions";

export const metadata: Metadata = { title: "What customers are worth" };

export default async function ValuePage() {
  const [caller, { actor, now, organisation }] = await Promise.all([getCaller(), getContext()]);
  const [page, referred, landmark] = await Promise.all([
    caller.values.get(),
    caller.advocacy.value(),
    caller.values.landmark(),
  ]);
  const { shown, methods } = page;
  const [method] = methods;
  const { currency } = organisation;
  const reader = { now, zone: actor.zone, currency };
  const maySet = can(actor, "value:set");
  const set = maySet ? <LinkButton href="/numbers/value/method">Set the method</LinkButton> : null;
  return (
    <>
      <PageHead label="Customer numbers" title={titleOf(page, currency)} actions={set} />
      <NumbersNav current="/numbers/value" />
      <ShownLine {...reader} page={page} fitAgain={maySet ? fitAgain : null} />
      {shown && shown.customers > 0 ? (
        <>
          {shown.sums.all.expected ? (
            <Section title={`Expected ${worthWord(shown.method.margin)}, by band`} id="expected" ruled>
              <BandValues
                sums={shown.sums}
                currency={currency}
                which="expected"
                label="Expected value"
                shared={sharedError(shown.newcomer)}
              />
            </Section>
          ) : null}
          <Section
            title={`Historic ${worthWord(shown.method.margin)}: what they have brought so far`}
            id="historic"
            ruled
          >
            <BandValues sums={shown.sums} currency={currency} which="historic" label="Historic value" shared={0} />
          </Section>
          {method ? <WorthSection shown={shown} now={method} /> : null}
        </>
      ) : (
        <EmptyState title="There is nobody to value yet.">
          Values appear once customers have bought and the background job has run.
        </EmptyState>
      )}
      {method ? <ReferralSection value={referred} method={method} currency={currency} /> : null}
      {landmark.answer ? <LandmarkSection landmark={landmark.answer} currency={currency} /> : null}
      {shown?.holdout ? <HoldoutSection holdout={shown.holdout} /> : null}
      {shown ? <ModelSection model={shown} /> : null}
      <MethodSection {...reader} page={page} />
      <ValueDefinitions />
    </>
  );
}
