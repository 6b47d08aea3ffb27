"use client";

import { formatMoney } from "@/components/format/amount";
import { Rate } from "@/components/format/rate";
import { counted, formatCount, formatShare } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import { hasShare, isFaint } from "@/server/domain/enough";
import { type WalletSums, walletShare } from "@/server/domain/wallet";
import type { WalletAnswer } from "@/server/experience/queries/signs";
import { experienceHref, type Seen } from "./rows-href";
import { walletSourceWords } from "./words";

type Props = { wallet: WalletAnswer; currency: string; seen: Seen };

/** Share of wallet: what they buy from us of all they buy, as far as somebody has said. An estimate, named as one. */
export function WalletSection({ wallet, currency, seen }: Props) {
  const found = walletShare(wallet);
  return (
    <Section id="wallet" title="Share of wallet" ruled aside="an estimate">
      <p className="finding mb-1">{found ? headline(found, wallet, currency) : "Nobody’s share is known."}</p>
      <dl className="small grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-ink-2">
        <dt>Known for</dt>
        <dd>
          <Rate
            k={wallet.customers}
            n={wallet.buyers}
            none="nobody who bought in twelve months"
            href={wallet.customers > 0 ? experienceHref("wallet", seen, { standing: "counts" }) : undefined}
          />{" "}
          who bought in the last twelve months
        </dd>
        <dt>Left out</dt>
        <dd className="num">
          <Apart n={wallet.expired} words="expired" standing="expired" seen={seen} />,{" "}
          <Apart n={wallet.stale} words="over 100%, so out of date" standing="stale" seen={seen} />,{" "}
          <Apart n={wallet.noneOfOurs} words="bought nothing from us" standing="none_of_ours" seen={seen} />
        </dd>
      </dl>
      {wallet.bySource.length > 0 ? <BySource {...{ wallet, currency, seen }} /> : null}
      <p className="small mt-2 text-ink-3">
        Sum over sum, not a mean of shares; refunds taken off. The interval is that of whom we know it of. How far off
        the estimates themselves are nobody knows: the source says how sure they can be.
      </p>
    </Section>
  );
}

function headline(
  { share, interval }: NonNullable<ReturnType<typeof walletShare>>,
  of: WalletAnswer,
  currency: string,
) {
  const money = `${formatMoney(Math.round(of.ours), currency, true)} of ${formatMoney(Math.round(of.wallet), currency, true)} a year`;
  if (!hasShare(of.customers)) return `${money}, by ${counted(of.customers, "customer")} who told us.`;
  const between = interval ? `, between ${formatShare(interval.low)} and ${formatShare(interval.high)}` : "";
  return `About ${formatShare(share)} of what they buy they buy from us${between}: ${money}.`;
}

type ApartProps = { n: number; words: string; standing: "expired" | "stale" | "none_of_ours"; seen: Seen };

function Apart({ n, words, standing, seen }: ApartProps) {
  const text = `${formatCount(n)} ${words}`;
  return n > 0 ? <Link href={experienceHref("wallet", seen, { standing })}>{text}</Link> : <span>{text}</span>;
}

function BySource({ wallet, currency, seen }: Props) {
  const columns = [
    { label: "Source" },
    { label: "Customers", numeric: true },
    { label: "From us", numeric: true },
    { label: "In all", numeric: true },
    { label: "Share", numeric: true },
  ];
  return (
    <Table label="Share of wallet by source" columns={columns} className="mt-3">
      {wallet.bySource.map(({ source, ...sums }) => (
        <Row key={source}>
          <Td heads className="font-normal">
            {walletSourceWords[source]}
          </Td>
          <Td numeric>
            <Link href={experienceHref("wallet", seen, { standing: "counts", source })}>
              {formatCount(sums.customers)}
            </Link>
          </Td>
          <Td numeric>{formatMoney(Math.round(sums.ours), currency, true)}</Td>
          <Td numeric>{formatMoney(Math.round(sums.wallet), currency, true)}</Td>
          <Td numeric className={isFaint(sums.customers) ? "text-ink-3" : undefined}>
            <ShareOfSource sums={sums} />
          </Td>
        </Row>
      ))}
    </Table>
  );
}

function ShareOfSource({ sums }: { sums: WalletSums }) {
  const found = walletShare(sums);
  if (!found || !hasShare(sums.customers)) return "–";
  const { share, interval } = found;
  return (
    <>
      {formatShare(share)}
      {interval ? (
        <span className="block whitespace-nowrap text-ink-3 text-xs">
          {formatShare(interval.low)}–{formatShare(interval.high)}
        </span>
      ) : null}
    </>
  );
}
