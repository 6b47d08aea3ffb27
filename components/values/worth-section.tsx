import { formatCount } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import { type NewcomerWorth, newcomerWorth, sharedError, worthOfStaying } from "@/server/domain/customer-worth";
import { hasShare, isFaint } from "@/server/domain/enough";
import { type ValueInputs, type ValueSum, valueSumsVersion } from "@/server/domain/value-method";
import type { ValuePage } from "@/server/values/queries/page";
import { money, spanOf, worthWord } from "./words";

/** On a phone the mean and what staying comes to are enough; paper has the room. */
const wide = "max-md:hidden print:table-cell";

type Shown = NonNullable<ValuePage["shown"]>;
type Props = { shown: Shown; now: ValueInputs };

/** What a new customer is worth and what it is worth that one stays, each with the formula and what went into it. */
export function WorthSection({ shown, now }: Props) {
  const { sums, newcomer, currency, spend, repeaters } = shown;
  const worth = newcomerWorth(sums, newcomer, now.winningCostMinor);
  const words = worthWord(shown.method.margin);
  const figure = (minor: number | null) => (minor === null ? "not known" : money(minor, currency));
  const groups = [
    ...sums.bands.map(({ band, expected }) => ({ name: band, expected, of: `?band=${encodeURIComponent(band)}` })),
    ...(sums.active ? [{ name: "Active", expected: sums.active.expected, of: "?of=active" }] : []),
    { name: "Everybody", expected: sums.all.expected, of: "" },
  ];
  return (
    <Section title="A new customer, and one who stays" id="worth" ruled>
      <p className="finding max-w-prose">
        {worth.whole === null
          ? `What a new customer is worth cannot be said yet: ${missing(worth, shown)}.`
          : `A new customer is worth ${money(worth.whole.worth, currency)}: ${figure(worth.first)} with the first purchase and ${figure(worth.ahead)} after it, less ${figure(worth.winningCost)} to win them.`}
      </p>
      {worth.whole && newcomer && sums.first ? (
        <p className="small mt-1 max-w-prose text-ink-2">
          With 95% confidence between {spanOf(worth.whole, currency, " and ")}, by how first purchases vary and by the
          errors of the parameters. The first purchase is that of all {formatCount(sums.first.customers)} who came and
          never paid in another currency, half {money(sums.first.median, currency)} or less: a free one is one that
          brought nothing. After it {newcomer.purchases.toFixed(2)} more purchase days are expected
          {spend
            ? `, each for as much as the ${formatCount(spend.customers)} pay, of ${formatCount(repeaters)} who bought again, who have paid for a repeat and never in another currency`
            : ""}
          .
        </p>
      ) : null}
      {sums.all.expected ? (
        <Table
          label="What it is worth that a customer stays"
          showLabel
          className="mt-4"
          columns={[
            { label: "" },
            { label: "Customers", numeric: true },
            { label: `Expected ${words}, median`, numeric: true, className: wide },
            { label: "Mean", numeric: true },
            { label: "− a new customer", numeric: true, className: wide },
            { label: "= staying, each", numeric: true },
            { label: "95%", numeric: true, className: wide },
          ]}
        >
          {groups.map(({ name, expected, of }) =>
            expected === null ? null : (
              <Row key={name} sum={name === "Everybody"}>
                <Td heads className="font-medium">
                  <Link href={`/numbers/value/customers${of}`}>{name}</Link>
                </Td>
                <StayingCells expected={expected} worth={worth} shared={sharedError(newcomer)} currency={currency} />
              </Row>
            ),
          )}
        </Table>
      ) : null}
      <Disclosure summary="The formula" className="prints">
        <p className="small max-w-prose text-ink-2">
          New customer = first purchase ({figure(worth.first)}) + expected after it ({figure(worth.ahead)}) − cost of
          winning ({figure(worth.winningCost)}). Staying = expected {words} of the customer − worth of the new customer
          who would have to be won in their place. Where it is below nought, somebody new would bring more. What keeping
          a customer costs is not known and not taken off. The 95% are of the means and of the parameters, taken to err
          apart from one another: both are of one fit, so that the interval is rather too wide. The cost of winning is
          what the board last set and taken as known; everything else is of fit {shown.version}.
        </p>
      </Disclosure>
    </Section>
  );
}

type StayingProps = { expected: ValueSum; worth: NewcomerWorth; shared: number | null; currency: string };

/** Of how many, the median beside the mean, and what staying comes to with its interval: none of it from under ten. */
function StayingCells({ expected, worth, shared, currency }: StayingProps) {
  const { customers, median, mean } = expected;
  const staying = worthOfStaying(expected, worth, shared ?? 0);
  const tone = isFaint(customers) ? "text-ink-3" : undefined;
  return (
    <>
      <Td numeric label="Customers">
        {formatCount(customers)}
      </Td>
      <Td numeric label="Median" className={classes(tone, wide)}>
        {!hasShare(customers) ? "too few" : money(median, currency)}
      </Td>
      <Td numeric label="Mean" className={tone}>
        {!hasShare(customers) ? "too few" : money(mean, currency)}
      </Td>
      <Td numeric label="− a new customer" className={classes(tone, wide)}>
        {worth.whole === null ? "not known" : money(worth.whole.worth, currency)}
      </Td>
      <Td numeric label="= staying, each" className={tone ?? "font-medium"}>
        {staying ? money(staying.worth, currency) : !hasShare(customers) ? "too few" : "not known"}
      </Td>
      <Td numeric label="95%" className={`text-ink-3 ${wide}`}>
        {staying && shared !== null ? spanOf(staying, currency) : "–"}
      </Td>
    </>
  );
}

function missing({ first, winningCost }: NewcomerWorth, { parameters, sums }: Shown): string {
  if (parameters === null) return "nothing is expected without a model";
  if (sums.version !== valueSumsVersion)
    return "this fit left free first purchases out, and they are counted with the next one";
  if (first === null) return "fewer than ten have come who never paid in another currency";
  return winningCost === null ? "the board has not said what it costs to win one" : "too few have paid for a repeat";
}
