import { KeptNote } from "@/components/numbers/kept-note";
import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import type { Counted } from "@/server/counts/queries/counted";
import type { Lens } from "@/server/domain/lens";
import type { Landmark } from "@/server/values/queries/landmark";
import type { ValuePage } from "@/server/values/queries/page";
import { HoldoutSection } from "./holdout-section";
import { LandmarkSection } from "./landmark-section";
import { MethodSection } from "./method-section";
import { ModelSection } from "./model-section";
import { HistoricSection } from "./value-sections";

type Props = {
  page: ValuePage;
  landmark: Counted<Landmark>;
  /** Through which the landmark is counted: everybody, today. */
  lens: Lens;
  now: Date;
  zone: string;
  /** The organisation's, of now. */
  currency: string;
};

/** What the figures rest on, for whoever wants to know how far to trust them; on paper it stands open. */
export function InDepth({ page, landmark, lens, now, zone, currency }: Props) {
  const { shown } = page;
  return (
    <Disclosure summary="How these were found, and how far to trust them" className="prints mb-7">
      {shown?.sums.all.expected ? <HistoricSection shown={shown} /> : null}
      <Section title="Without a model" id="landmark" ruled>
        {landmark.answer ? (
          <LandmarkSection landmark={landmark.answer} currency={currency} asOf={landmark.asOf} />
        ) : (
          <p className="small py-2 text-ink-3">
            This has not been counted yet: the background job counts it every day.
          </p>
        )}
        <KeptNote of={landmark} lens={lens} now={now} zone={zone} />
      </Section>
      {shown?.parameters ? <HoldoutSection holdout={shown.holdout} /> : null}
      {shown ? <ModelSection model={shown} /> : null}
      <MethodSection page={page} currency={currency} now={now} zone={zone} />
    </Disclosure>
  );
}
