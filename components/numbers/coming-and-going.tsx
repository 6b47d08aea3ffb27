import { MovementPlot } from "@/components/charts/movement-plot";
import { Count } from "@/components/format/count";
import { formatDay } from "@/components/format/time";
import { Section } from "@/components/ui/section";
import type { MonthOfCustomers } from "@/server/domain/customer-numbers";
import { MonthsTable } from "./months-table";
import { rowsHref } from "./rows-href";

type Props = { months: readonly MonthOfCustomers[]; lapseDays: number };

/** Opening + new + won back − lost = closing for twelve months, as a sentence, a drawing and a table. */
export function ComingAndGoing({ months, lapseDays: lapse }: Props) {
  const now = months.at(-1);
  if (!now) return null;
  const moved = { from: now.month, to: now.endsOn, lapse };
  return (
    <Section title="Coming and going" ruled>
      <p className="finding mb-2">
        <Count
          n={now.closing}
          one="customer is"
          many="customers are"
          href={rowsHref("active", { asOf: now.endsOn, lapse })}
        />{" "}
        active. In {formatDay(now.month, "month").split(" ")[0]} so far{" "}
        <Count n={now.new} href={rowsHref("new", moved)} /> came new,{" "}
        <Count n={now.wonBack} href={rowsHref("won_back", moved)} /> came back and{" "}
        <Count n={now.lost} href={rowsHref("lost", moved)} /> were lost.
      </p>
      <MovementPlot months={months} />
      <MonthsTable months={months} lapseDays={lapse} />
    </Section>
  );
}
