import { Section } from "@/components/ui/section";
import type { GapsSeen } from "@/server/domain/value";

/** How long customers stay away between purchases, and what that does not say. */
export function Gaps({ gaps }: { gaps: GapsSeen }) {
  return (
    <Section title="How long between purchases?" ruled>
      {gaps.p50 === null ? (
        <p className="small text-ink-2">Nobody has bought on a second day yet.</p>
      ) : (
        <>
          <p className="finding mb-1">
            Half of all returns come within {gaps.p50} days, four in five within {gaps.p80}, nine in ten within{" "}
            {gaps.p90}.
          </p>
          <p className="small text-ink-2">
            Counted over {gaps.n.toLocaleString("en-GB")} returns. Those who never came back are not in it.
          </p>
        </>
      )}
    </Section>
  );
}
