import { Count } from "@/components/format/count";
import { Rate } from "@/components/format/rate";
import { Section } from "@/components/ui/section";
import { Filters } from "@/components/ui/tabs";
import type { ReferralCounts } from "@/server/advocacy/queries/lists";
import { type ReferralWindow, referralWindows } from "@/server/domain/referral";

type Props = { counts: ReferralCounts; window: ReferralWindow };

/** How many were sent, and how many of them bought in time. */
export function ReferralsSection({ counts, window }: Props) {
  const rows = (outcome?: string) =>
    `/recognition/advocacy/referrals?${new URLSearchParams({ window: String(window), ...(outcome ? { outcome } : {}) })}`;
  const tabs = referralWindows
    .toSorted((a, b) => a - b)
    .map((days) => ({
      href: `/recognition/advocacy?window=${days}#referrals`,
      label: `${days} days`,
      current: days === window,
    }));
  return (
    <Section id="referrals" title="Referrals" aside={<Filters label="Bought within" tabs={tabs} />} ruled>
      <p className="finding mb-2">
        Bought within {window} days of being sent:{" "}
        <Rate k={counts.bought} n={counts.counted} href={rows("bought")} none="nobody was sent that long ago" />.
      </p>
      <dl className="small grid grid-cols-[1fr_auto]">
        <Line words="Referrals that stand" n={counts.all} href={rows()} />
        <Line words="Bought since, whenever" n={counts.everBought} href={rows("bought_ever")} />
        <Line words="The time is not over yet" n={counts.waiting} href={rows("waiting")} />
        <Line words="Not a customer we know yet" n={counts.unknown} href={rows("not_known")} />
        <Line words="Was a customer before: not counted" n={counts.notCounted} href={rows("not_counted")} />
      </dl>
      <p className="small mt-2 text-ink-3">
        The share counts whoever’s {window} days have passed. Somebody we do not know yet has not bought, as far as we
        know.
      </p>
    </Section>
  );
}

function Line({ words, n, href }: { words: string; n: number; href: string }) {
  return (
    <>
      <dt className="border-line border-t py-1.5">{words}</dt>
      <dd className="border-line border-t py-1.5 text-right">
        <Count n={n} href={href} />
      </dd>
    </>
  );
}
