"use client";

import type { ReactNode } from "react";
import { lensOfAnswer } from "@/server/domain/lens";
import type { Overview } from "@/server/numbers/queries/overview";
import { FewAndMany } from "./few-and-many";
import { KeptNote, type Reader } from "./kept-note";
import { PerHead } from "./per-head";

type Props = {
  numbers: Pick<Overview, "buying" | "worth" | "lens" | "currency">;
  /** Stands in their place while they have not been counted. */
  count: ReactNode;
  /** To whom each part says when it was counted; null: the page says it of all of them. */
  reader: Reader | null;
  /** What stands beside, below. */
  children: ReactNode;
};

/** What one customer buys, and how much hangs on a few; both are counted, and open the lists of the day they speak of. */
export function OverviewOfBuying({ numbers: { buying, worth, lens, currency }, count, reader, children }: Props) {
  return (
    <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
      <div>
        {count}
        {buying.answer ? (
          <PerHead buying={buying.answer} lens={lensOfAnswer(lens, buying)} currency={currency}>
            {reader ? <KeptNote of={buying} lens={lens} {...reader} /> : null}
          </PerHead>
        ) : null}
      </div>
      <div>
        {worth.answer ? (
          <FewAndMany worth={worth.answer} lens={lensOfAnswer(lens, worth)} currency={currency}>
            {reader ? <KeptNote of={worth} lens={lens} {...reader} /> : null}
          </FewAndMany>
        ) : null}
        {children}
      </div>
    </div>
  );
}
