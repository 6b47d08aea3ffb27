import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import { newcomerWorth, worthOfStaying } from "@/server/domain/customer-worth";
import type { ValueInputs } from "@/server/domain/value-method";
import type { Model, ValuePage } from "@/server/values/queries/page";
import { money, worthWord } from "./words";

type Props = { shown: NonNullable<ValuePage["shown"]>; now: ValueInputs };

/** What a new customer is worth and what it is worth that one stays, each with the formula and what went into it. */
export function WorthSection({ shown, now }: Props) {
  const { sums, newcomer, currency } = shown;
  const worth = newcomerWorth(sums, newcomer, now.winningCostMinor);
  const words = worthWord(shown.method.margin);
  const figure = (minor: number | null) => (minor === null ? "not known" : money(minor, currency));
  const groups = [
    ...sums.bands.map(({ band, expected }) => ({ name: band, expected })),
    ...(sums.active ? [{ name: "Active", expected: sums.active.expected }] : []),
    { name: "Everybody", expected: sums.all.expected },
  ];
  return (
    <Section title="A new customer, and one who stays" id="worth" ruled>
      <p className="finding max-w-prose">
        {worth.worth === null
          ? `What a new customer is worth cannot be said yet: ${missing(worth, shown)}.`
          : `A new customer is worth ${money(worth.worth, currency)}: ${figure(worth.first)} with the first purchase and ${figure(worth.ahead)} after it, less ${figure(worth.winningCost)} to win them.`}
      </p>
      {newcomer ? (
        <p className="small mt-1 max-w-prose text-ink-2">
          After the first purchase: {newcomer.purchases.toFixed(2)} more purchase days expected; with 95% confidence
          worth between {money(newcomer.lowMinor, currency)} and {money(newcomer.highMinor, currency)}, by the errors of
          the parameters.
        </p>
      ) : null}
      {sums.all.expected ? (
        <Table
          label="What it is worth that a customer stays"
          showLabel
          className="mt-4"
          columns={[
            { label: "" },
            { label: `Expected ${words}, mean`, numeric: true },
            { label: "− a new customer", numeric: true },
            { label: "= staying, each", numeric: true },
          ]}
        >
          {groups.map(({ name, expected }) =>
            expected === null ? null : (
              <Row key={name} sum={name === "Everybody"}>
                <Td heads className="font-medium">
                  {name}
                </Td>
                <Td numeric>{money(expected.mean, currency)}</Td>
                <Td numeric>{figure(worth.worth)}</Td>
                <Td numeric className="font-medium">
                  {figure(worthOfStaying(expected.mean, worth))}
                </Td>
              </Row>
            ),
          )}
        </Table>
      ) : null}
      <Disclosure summary="The formula">
        <p className="small max-w-prose text-ink-2">
          New customer = first purchase ({figure(worth.first)}) + expected after it ({figure(worth.ahead)}) − cost of
          winning ({figure(worth.winningCost)}). Staying = expected {words} of the customer − worth of the new customer
          who would have to be won in their place. Where it is below nought, somebody new would bring more. The cost of
          winning is what the board last set; everything else is of fit {shown.version}.
        </p>
      </Disclosure>
    </Section>
  );
}

function missing({ first, winningCost }: ReturnType<typeof newcomerWorth>, { parameters }: Model): string {
  if (parameters === null) return "nothing is expected without a model";
  if (first === null) return "nobody has paid anything yet";
  return winningCost === null ? "the board has not said what it costs to win one" : "too few have paid for a repeat";
}
