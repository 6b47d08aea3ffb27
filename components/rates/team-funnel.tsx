"use client";

import { FunnelPlot } from "@/components/charts/funnel-plot";
import { Section } from "@/components/ui/section";
import type { RatesBy } from "@/server/rates/queries/cuts";
import { valueLabel } from "./rate-words";

/** The teams as a funnel: who differs from all by more than chance, and nobody else, is named. */
export function TeamFunnel({ rates: { cut, due, kept, rows } }: { rates: RatesBy }) {
  if (rows.length < 2 || kept === 0 || kept === due) return null;
  return (
    <Section title="Teams, as they stood at due">
      <FunnelPlot
        points={rows.map((row) => ({ label: valueLabel(cut, row), k: row.kept, n: row.due }))}
        mean={kept / due}
        caption="Promises kept by how many fell due"
      />
    </Section>
  );
}
