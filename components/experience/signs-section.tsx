"use client";

import { formatMoney } from "@/components/format/amount";
import { Count } from "@/components/format/count";
import { Rate } from "@/components/format/rate";
import { formatDay } from "@/components/format/time";
import { formatShare } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import { hasShare, isFaint } from "@/server/domain/enough";
import { addDays, addMonths, type PlainDate } from "@/server/domain/plain-date";
import { walletShare } from "@/server/domain/wallet";
import type { SignsAnswer } from "@/server/experience/queries/signs";
import { experienceHref, type Seen } from "./rows-href";

type Props = { signs: SignsAnswer; currency: string; seen: Seen };

/** The three signs that customers want us: they stay, they give us more of what they buy, they tell others. */
export function SignsSection({ signs, currency, seen }: Props) {
  const { retained, advocates, wallet } = signs;
  const year = `${formatDay(addDays(addMonths(seen.asOf, -12), 1))} to ${formatDay(seen.asOf)}`;
  const share = walletShare(wallet);
  const sums = `${formatMoney(Math.round(wallet.ours), currency, true)} of ${formatMoney(Math.round(wallet.wallet), currency, true)}`;
  return (
    <Section title="Three signs" ruled>
      <Table label="Retention, share of wallet and word of mouth" columns={[{ label: "Sign" }, { label: "Of" }]} stacks>
        <Sign
          name="Retention"
          says={`active on ${formatDay(aYearBefore(seen.asOf))} and still, or again, active on ${formatDay(seen.asOf)}`}
        >
          <KOfN of={retained} href={experienceHref("retained", seen)} />
          <NotRetained of={retained} seen={seen} />
        </Sign>
        <Sign name="Share of wallet" says={`bought from us of all they buy, estimated, ${year}`}>
          {share === null ? (
            <span className="text-ink-3">not known</span>
          ) : (
            <span className={classes("num", isFaint(wallet.customers) && "text-ink-3")}>
              {hasShare(wallet.customers) ? `${formatShare(share.share)}, ` : ""}
              {sums}
              {hasShare(wallet.customers) && share.interval ? (
                <span className="text-ink-3">
                  , between {formatShare(share.interval.low)} and {formatShare(share.interval.high)} with 95% confidence
                </span>
              ) : null}
            </span>
          )}
        </Sign>
        <Sign
          name="Positive word of mouth"
          says={`active customers who told others, recommended us or sent somebody, ${year}`}
        >
          <KOfN of={advocates} href={experienceHref("advocates", seen)} />
        </Sign>
      </Table>
    </Section>
  );
}

function aYearBefore(day: PlainDate): PlainDate {
  return addMonths(day, -12);
}

function KOfN({ of, href }: { of: { k: number; n: number } | null; href: string }) {
  if (of === null) return <span className="text-ink-3">not known without a lapse threshold</span>;
  return <Rate k={of.k} n={of.n} none="nobody" href={of.k > 0 ? href : undefined} />;
}

/** Who was active a year ago and is not any more: the number to act on. */
function NotRetained({ of, seen }: { of: { k: number; n: number } | null; seen: Seen }) {
  if (of === null || of.n === of.k) return null;
  return (
    <span className="small block text-ink-2">
      <Count n={of.n - of.k} href={experienceHref("not_retained", seen)} /> are not any more
    </span>
  );
}

function Sign({ name, says, children }: { name: string; says: string; children: React.ReactNode }) {
  return (
    <Row>
      <Td heads className="font-normal">
        <span className="font-medium">{name}</span>
        <span className="small block text-ink-3">{says}</span>
      </Td>
      <Td>{children}</Td>
    </Row>
  );
}
