import { Bars } from "@/components/charts/bars";
import { Count } from "@/components/format/count";
import { counted, formatCount } from "@/components/format/words";
import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import type { Lens } from "@/server/domain/lens";
import { beforeAll } from "@/server/domain/number-rows";
import type { RetentionPicture } from "@/server/domain/retention-picture";
import type { DaysSeen, SpellPicture } from "@/server/domain/spell-picture";
import { type RowsOf, rowsThrough } from "./rows";

type Props = { picture: RetentionPicture; lens: Lens };

/** How long they have been with us without a break, how often they broke off, and all their time together. */
export function SpellSection({ picture: { spells }, lens }: Props) {
  if (!spells) return null;
  const rowsOf = rowsThrough(lens);
  const bars = spells.classes.map(({ label, tick, customers, from, to }) => ({
    ...{ label, tick, value: customers },
    href: customers > 0 ? rowsOf("spell_since", { from: from ?? beforeAll, to }) : undefined,
  }));
  return (
    <Section id="spells" title="How long have they been with us, and with how many breaks" ruled>
      <p className="finding mb-1">{spells.finding.words}</p>
      <div className="grid items-start gap-x-14 gap-y-4 md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <Bars
          bars={bars}
          format={formatCount}
          caption="Active customers by how long their unbroken spell has lasted"
          headings={["Unbroken spell", "Active customers"]}
        />
        <div className="grid gap-y-5">
          <Breaks spells={spells} rowsOf={rowsOf} />
          <Days spells={spells} />
        </div>
      </div>
      <Biases spells={spells} />
    </Section>
  );
}

function Breaks({ spells: { breaks }, rowsOf }: { spells: SpellPicture; rowsOf: RowsOf }) {
  return (
    <Table label="Customers by breaks" columns={[{ label: "Breaks" }, { label: "Customers", numeric: true }]}>
      {breaks.map(({ breaks: many, customers, isMore }) => (
        <Row key={many}>
          <Td heads className="font-normal">
            {many === 0 ? "None" : counted(many, "break")}
            {isMore ? " or more" : ""}
          </Td>
          <Td numeric>
            <Count n={customers} href={rowsOf(isMore ? "spells_more" : "spells", { window: many + 1 })} />
          </Td>
        </Row>
      ))}
    </Table>
  );
}

function Days({ spells: { current, grace, strict } }: { spells: SpellPicture }) {
  const lines = [
    ["Unbroken spell, active customers", current],
    ["All spells, each until lost", grace],
    ["All spells, each to its last purchase", strict],
  ] as const;
  return (
    <Table
      label="Days with us"
      columns={[
        { label: "Days with us" },
        { label: "Half of them", numeric: true },
        { label: "Middle half", numeric: true },
      ]}
    >
      {lines.map(([words, days]) => (
        <Row key={words}>
          <Td heads className="font-normal">
            {words}
          </Td>
          <Td numeric>{inDays(days.median)}</Td>
          <Td numeric>{middle(days)}</Td>
        </Row>
      ))}
    </Table>
  );
}

/** Why no mean stands in the table. */
function Biases({ spells: { current, ended } }: { spells: SpellPicture }) {
  return (
    <Disclosure summary="Why no mean stands here" className="prints mt-2">
      <p className="small max-w-prose text-ink-2">
        Customers are lost and won back; every break begins a new spell.
        {current.mean === null
          ? ""
          : ` The mean spell of active customers, ${inDays(current.mean)}, is too long: whoever looks on one day meets long spells more often than short ones.`}
        {ended.meanDays === null
          ? ""
          : ` The mean of the ${formatCount(ended.n)} ended ones, ${inDays(ended.meanDays)} from first to last purchase, is too short: the long ones are still going on.`}{" "}
        The curves above have neither fault.
      </p>
    </Disclosure>
  );
}

function inDays(days: number | null): string {
  return days === null ? "–" : `${formatCount(days)} days`;
}

function middle({ low, high }: DaysSeen): string {
  return low === null || high === null ? "–" : `${formatCount(low)} to ${formatCount(high)}`;
}
