import type { ReactNode } from "react";
import { Count } from "@/components/format/count";
import { Money } from "@/components/format/money";
import { formatShare } from "@/components/format/words";
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
  currency: string;
  /** When it was counted. */
  children?: ReactNode;
};

/** How much of everything bought hangs on a few. */
export function FewAndMany({ worth, lens, currency, children }: Props) {
  return (
    <Section title="How much hangs on a few?" ruled>
      <p className="finding mb-1">
        <OnTheFew {...{ worth, lens, currency }} />
      </p>
      <p className="small text-ink-2">
        <Link href="/numbers/structure">The curve</Link>
      </p>
      {children}
    </Section>
  );
}

/** The finding with the way to those it is about; or that there are too few, or nothing, to say. */
export function OnTheFew({ worth, lens: { asOf, segment }, currency }: Omit<Props, "children">) {
  const { customers, top, totalMinor } = worth;
  const { reading, words } = concentrationFinding(worth);
  if (reading !== "same") return words;
  return (
    <span className={isFaint(customers) ? "text-ink-3" : undefined}>
      The <Count n={top.customers} href={rowsHref("top", { asOf, segment })} /> who buy most, one in five, bring{" "}
      <span className="num">{formatShare(top.minor / totalMinor)}</span> of everything bought:{" "}
      <Money minor={top.minor} currency={currency} round /> of <Money minor={totalMinor} currency={currency} round />.
    </span>
  );
}
