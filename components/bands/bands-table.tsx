import { formatMoney } from "@/components/format/amount";
import { formatCount, formatShare } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { BandFound, Banding } from "@/server/domain/band-words";
import { hasShare } from "@/server/domain/enough";
import { bandMeanings, missingBands } from "./words";

type Props = {
  found: readonly BandFound[];
  banding: Banding;
  currency: string;
  /** Whether a band's name opens its customers: not while it is only tried out. */
  opens?: boolean | undefined;
  /** Without what each band means, where that stands beside the table. */
  bare?: boolean | undefined;
};

const meaning = { label: "Who is in it" };
const columns = [
  { label: "From", numeric: true },
  { label: "Customers", numeric: true },
  { label: "Of all buyers", numeric: true },
  { label: "Bought in all", numeric: true },
  { label: "Of all bought", numeric: true },
];

/** Every band with how many are in it and what they brought; one that nobody is in is shown too. */
export function BandsTable({ found, banding, currency, opens = false, bare = false }: Props) {
  const buyers = found.reduce((sum, { customers }) => sum + customers, 0);
  const bought = found.reduce((sum, { valueMinor }) => sum + valueMinor, 0);
  const meanings = bandMeanings(banding, currency);
  const missing = missingBands(found, banding.method);
  return (
    <>
      <Table label="Bands" columns={[{ label: "Band" }, ...(bare ? [] : [meaning]), ...columns]} stacks>
        {found.map((band, place) => (
          <Row key={band.name}>
            <Td heads className="font-medium">
              {opens && band.customers > 0 ? (
                <Link href={`/customers?band=${encodeURIComponent(band.name)}`}>{band.name}</Link>
              ) : (
                band.name
              )}
            </Td>
            {bare ? null : <Td className="text-ink-2">{meanings[place]}</Td>}
            <Td numeric label="From">
              {band.from === null ? <span className="text-ink-3">no limit</span> : formatMoney(band.from, currency)}
            </Td>
            <Td numeric label="Customers">
              {band.customers === 0 ? <span className="text-due">nobody</span> : formatCount(band.customers)}
            </Td>
            <Td numeric label="Of all buyers">
              {share(band.customers, buyers)}
            </Td>
            <Td numeric label="Bought in all">
              {formatMoney(band.valueMinor, currency, true)}
            </Td>
            <Td numeric label="Of all bought">
              {share(band.valueMinor, bought)}
            </Td>
          </Row>
        ))}
        <Row sum>
          <Td heads className="whitespace-nowrap">
            All buyers
          </Td>
          {bare ? null : <Td className="max-md:hidden!" />}
          <Td className="max-md:hidden!" />
          <Td numeric label="Customers">
            {formatCount(buyers)}
          </Td>
          <Td className="max-md:hidden!" />
          <Td numeric label="Bought in all">
            {formatMoney(bought, currency, true)}
          </Td>
          <Td className="max-md:hidden!" />
        </Row>
      </Table>
      {missing ? <p className="small mt-2 text-ink-2">{missing}</p> : null}
    </>
  );
}

/** A part of the whole; none under ten buyers or of a sum that is not positive. */
function share(part: number, whole: number) {
  return hasShare(whole) && part >= 0 ? formatShare(part / whole) : <span className="text-ink-3">–</span>;
}
