import { formatCount } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import type { Followed, FollowedSide } from "@/server/domain/comparison";
import { enoughFollowed, outcomeMeasures } from "@/server/domain/comparison";

const lines: readonly [keyof FollowedSide, string][] = [
  ["drawn", "Drawn before it was decided"],
  ["unlike", "Nobody like them in the other group, or too few"],
  ["merged", "Merged with another who was drawn"],
  ["erased", "Erased"],
  ["died", "Died"],
  ["withdrawn", "Withdrawn with an import"],
  ["compared", "Compared"],
];

/** How many of those drawn are followed, and what became of the others. */
export function OutcomeFollowed({ followed }: { followed: Followed }) {
  const shown = lines.filter(
    ([key]) => key === "drawn" || key === "compared" || followed.affected[key] + followed.comparable[key] > 0,
  );
  const columns = [
    { label: "Who was followed" },
    { label: "Affected", numeric: true },
    { label: "Similar", numeric: true },
  ];
  return (
    <Table label="Who was followed" columns={columns} className="max-w-xl">
      {shown.map(([key, words]) => (
        <Row key={key} sum={key === "compared"}>
          <Td heads className="font-normal">
            {words}
          </Td>
          <Td numeric>{formatCount(followed.affected[key])}</Td>
          <Td numeric>{formatCount(followed.comparable[key])}</Td>
        </Row>
      ))}
    </Table>
  );
}

/** What such a comparison can say, and what it cannot. */
export function OutcomeLimits({ days }: { days: number }) {
  return (
    <Section title="What this comparison can say" ruled className="mt-8">
      <ul className="max-w-prose list-disc space-y-1.5 pl-5 text-ink-2">
        <li>
          It compares alike customers; it is not an experiment. Nobody was affected by lot. Both groups were drawn by
          the database before the decision was made, alike in how long they have been with us, on how many days they
          bought, how often we spoke in the year before and when they last bought. In what we do not know they may
          differ.
        </li>
        <li>
          After is {days} days from the day it took effect; before is as many days up to it. Where there were fewer
          similar customers, each of them counts for as many affected ones as they stand for.
        </li>
        <li>
          A signal is named where the change, and what was afterwards, both lie beyond chance to the same side, and how
          they differed before cannot explain it. Without any effect, a reading names any signal at all in at most 5 of
          100 cases: the thin line holds for all {outcomeMeasures.length} measures together, the thick one is of 95% for
          one. Every day looked at is a reading of its own.
        </li>
        <li>
          Other decisions and events that reached one group more than the other are in the figures. Who came to be
          affected later stays where they were drawn, which makes differences smaller.
        </li>
        <li>
          Below {enoughFollowed} customers on either side nothing is said. A day is counted once; what is noted or
          corrected later is not in it. Who is in the groups is shown to nobody.
        </li>
      </ul>
    </Section>
  );
}
