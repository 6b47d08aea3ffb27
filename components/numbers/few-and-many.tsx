import type { ReactNode } from "react";
import { Count } from "@/components/format/count";
import { formatShare } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { Worth } from "@/server/domain/concentration";
import { concentrationFinding } from "@/server/domain/concentration-finding";
import { isFaint } from "@/server/domain/enough";
import type { Lens } from "@/server/domain/lens";
import { rowsHref } from "./rows-href";

type Props = {
  worth: Worth;
  lens: Lens;
  /** When it was counted. */
  children?: ReactNode;
};

/** How much of everything bought hangs on a few. */
export function FewAndMany({ worth, lens, children }: Props) {
  const { gini } = worth;
  const isTold = concentrationFinding(worth).reading === "same";
  return (
    <Section title="How much hangs on a few?" ruled>
      <OnTheFew worth={worth} lens={lens} />
      <p className="small text-ink-2">
        {gini === null || !isTold ? null : `Gini ${gini.toFixed(2)} (0 if all had bought the same). `}
        <Link href="/numbers/structure">The curve</Link>
      </p>
      {children}
    </Section>
  );
}

/** The finding with the way to those it is about; or that there are too few, or nothing, to say. */
export function OnTheFew({ worth, lens: { asOf, segment } }: Props) {
  const { customers, top, totalMinor } = worth;
  const { reading, words } = concentrationFinding(worth);
  if (reading !== "same") return <p className="small text-ink-2">{words}</p>;
  return (
    <p className={classes("finding mb-1", isFaint(customers) && "text-ink-3")}>
      The <Count n={top.customers} href={rowsHref("top", { asOf, segment })} /> who buy most, one in five, bring{" "}
      <span className="num">{formatShare(top.minor / totalMinor)}</span> of everything bought.
    </p>
  );
}
