import type { Metadata } from "next";
import { RoomHead } from "@/components/numbers/room-head";
import { LinkButton } from "@/components/ui/button";
import { ValueDefinitions } from "@/components/values/definitions";
import { InDepth } from "@/components/values/in-depth";
import { NobodyToValue, NotFoundYet } from "@/components/values/not-yet";
import { ReferralSection } from "@/components/values/referral-section";
import { ShownLine } from "@/components/values/shown-line";
import { TakeValues } from "@/components/values/take-values";
import { ValueSections } from "@/components/values/value-sections";
import { can } from "@/server/domain/permissions";
import { valueFinding } from "@/server/domain/worth-finding";
import { getCaller, getContext } from "@/server/trpc/caller";
import { fitAgain } from "./actions";

export const metadata: Metadata = { title: "What customers are worth" };

export default async function ValuePage() {
  const [caller, { actor, now, today, organisation }] = await Promise.all([getCaller(), getContext()]);
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
  const isFound = shown !== null && shown.customers > 0;
  return (
    <>
      <RoomHead current="/numbers/value" finding={isFound ? valueFinding(shown).words : null} actions={set} />
      <ShownLine {...reader} page={page} fitAgain={maySet ? fitAgain : null} />
      {shown === null ? <NotFoundYet find={maySet ? fitAgain : null} /> : isFound ? null : <NobodyToValue />}
      {isFound ? (
        <>
          <ValueSections shown={shown} method={method} currencyNow={currency} />
          {method && referred.answer ? (
            <ReferralSection value={referred.answer} method={method} currency={currency} />
          ) : null}
        </>
      ) : null}
      <InDepth
        {...reader}
        page={page}
        landmark={landmark}
        lens={{ asOf: today, lapseDays: organisation.lapseDays, segment: null }}
      />
      <ValueDefinitions refundedShare={shown?.refundedShare ?? null} />
      {isFound && can(actor, "list:export") ? <TakeValues hasLandmark={landmark.answer !== null} /> : null}
    </>
  );
}
