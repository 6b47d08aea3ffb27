"use client";

import { Moment } from "@/components/format/moment";
import { Disclosure } from "@/components/ui/disclosure";
import type { LimitVersion } from "@/server/limits/queries/versions";
import { CitedDecision } from "./cited-decision";
import { LimitsTable } from "./limits-table";

type Props = { versions: readonly LimitVersion[]; now: Date; zone: string };

/** The sets of limits there were before, each with the decision that changed it. */
export function LimitVersions({ versions, now, zone }: Props) {
  return (
    <ol>
      {versions.map(({ id, version, limits, currency, decision, setBy, recordedAt }) => (
        <li key={id} className="border-line border-t py-3">
          <p>
            <span className="font-medium">Version {version}</span>, by decision <CitedDecision decision={decision} />
          </p>
          <p className="small text-ink-3">
            Set by {setBy}, <Moment at={recordedAt} now={now} zone={zone} show="absolute" />
          </p>
          <Disclosure summary="What it was">
            <LimitsTable limits={limits} currency={currency} />
          </Disclosure>
        </li>
      ))}
    </ol>
  );
}
