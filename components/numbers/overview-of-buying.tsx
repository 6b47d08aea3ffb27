import type { ReactNode } from "react";
import type { Overview } from "@/server/numbers/queries/overview";
import { PerHead } from "./per-head";

type Props = {
  numbers: Pick<Overview, "buying" | "lens" | "currency">;
  /** Stands in their place while they have not been counted. */
  count: ReactNode;
};

/** What one customer buys. */
export function OverviewOfBuying({ numbers: { buying, lens, currency }, count }: Props) {
  return (
    <div>
      {count}
      {buying.answer ? <PerHead buying={buying.answer} lens={lens} currency={currency} /> : null}
    </div>
  );
}
