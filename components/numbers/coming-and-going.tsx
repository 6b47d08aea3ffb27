import { MovementPlot } from "@/components/charts/movement-plot";
import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import { Filters } from "@/components/ui/tabs";
import { balanceFinding } from "@/server/domain/finding";
import type { Lens } from "@/server/domain/lens";
import { movementSteps } from "@/server/domain/movement";
import type { PlainDate } from "@/server/domain/plain-date";
import type { Moved } from "@/server/numbers/queries/overview";
import { periodWords, stepTick } from "./step-words";
import { StepsTable } from "./steps-table";

type Props = {
  moved: Moved;
  lens: Lens & { lapseDays: number };
  today: PlainDate;
  /** The page's address with other settings. */
  hrefOf: (change: Readonly<Record<string, string>>) => string;
};

const words = { month: "Months", quarter: "Quarters", year: "Years" };

/** Who came and who went, as a sentence, a drawing and a table. */
export function ComingAndGoing({ moved: { period, whole, steps }, lens, today, hrefOf }: Props) {
  const { step } = period;
  const finding = balanceFinding(
    { plus: whole.new + whole.wonBack, minus: whole.lost },
    { plus: "came or came back", minus: "were lost", when: periodWords(period, today) },
  );
  const tabs = movementSteps.map((by) => ({ href: hrefOf({ by }), label: words[by], current: by === step }));
  return (
    <Section title="Coming and going" aside={<Filters label="Drawn by" tabs={tabs} />} ruled>
      <p className="finding mb-2">{finding.words}</p>
      <MovementPlot
        steps={steps}
        ticks={steps.map((of) => stepTick(of, step, step === "quarter"))}
        caption={`Active customers at the end of each ${step}, and who came, came back and was lost in it, ${steps.length} in all`}
      />
      <Disclosure summary={`The figures, ${step} by ${step}`} className="prints">
        <StepsTable
          steps={steps}
          step={step}
          lapseDays={lens.lapseDays}
          segment={lens.segment}
          isOpen={period.to === today}
        />
      </Disclosure>
    </Section>
  );
}
