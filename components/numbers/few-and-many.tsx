import { Count } from "@/components/format/count";
import { formatShare } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { Worth } from "@/server/domain/concentration";
import type { Lens } from "@/server/domain/lens";
import { rowsHref } from "./rows-href";

/** How much of everything bought hangs on a few. */
export function FewAndMany({ worth, lens: { asOf, segment } }: { worth: Worth; lens: Lens }) {
  const { top, totalMinor, gini } = worth;
  return (
    <Section title="How much hangs on a few?" ruled>
      {totalMinor > 0 ? (
        <p className="finding mb-1">
          The <Count n={top.customers} href={rowsHref("top", { asOf, segment })} /> who buy most, one in five, bring{" "}
          <span className="num">{formatShare(top.minor / totalMinor)}</span> of everything bought.
        </p>
      ) : (
        <p className="small text-ink-2">Nothing has been bought yet.</p>
      )}
      <p className="small text-ink-2">
        {gini === null ? null : `Gini ${gini.toFixed(2)} (0 if all had bought the same). `}
        <Link href="/numbers/structure">The curve</Link>
      </p>
    </Section>
  );
}
