import { MovementPlot } from "@/components/charts/movement-plot";
import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import { Filters } from "@/components/ui/tabs";
import type { Lens } from "@/server/domain/lens";
import { movementSteps } from "@/server/domain/movement";
import type { PlainDate } from "@/server/domain/plain-date";
import type { Moved } from "@/server/numbers/queries/overview";
import { stepTick } from "./step-words";
import { StepsTable } from "./steps-table";

type Props = {
  moved: Moved;
  /** Of the day that the answer speaks of. */
  lens: Lens & { lapseDays: number };
  today: PlainDate;
  /** The page's address with other settings. */
  hrefOf: (change: Readonly<Record<string, string>>) => string;
};

const words = { month: "Months", quarter: "Quarters", year: "Years" };

/** Who came and who went, as a drawing and a table. */
export function ComingAndGoing({ moved: { period, steps }, lens, today, hrefOf }: Props) {
  const { step } = period;
  const tabs = movementSteps.map((by) => ({ href: hrefOf({ by }), label: words[by], current: by === step }));
  return (
    <Section title="Coming and going" aside={<Filters label="Drawn by" tabs={tabs} />} ruled>
      {hasAnybody(steps) ? (
        <MovementPlot
          steps={steps}
          ticks={steps.map((of) => stepTick(of, step, step === "quarter"))}
          caption={`Active customers at the end of each ${step}, and who was new, won back and lost in it, ${steps.length} in all`}
        />
      ) : (
        <p className="small py-3 text-ink-3">There was nobody to draw in this time.</p>
      )}
      <Disclosure summary={`The figures, ${step} by ${step}`} className="prints">
        <StepsTable
          steps={steps}
          step={step}
          lapseDays={lens.lapseDays}
          segment={lens.segment}
          membersOn={lens.asOf}
          isOpen={period.to === today}
        />
      </Disclosure>
    </Section>
  );
}

function hasAnybody(steps: Moved["steps"]): boolean {
  return steps.some((of) => of.opening + of.new + of.wonBack + of.lost > 0);
}
