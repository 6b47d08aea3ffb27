import { Rate } from "@/components/format/rate";
import { counted } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import type { Taken } from "@/server/recognitions/queries/said";
import { milestoneKindWords } from "./milestone-words";

const columns = [
  { label: "For" },
  { label: "Said", numeric: true },
  { label: "Delighted or pleased, of those noted", numeric: true },
];

/** How thanks were taken over a year, by what they were for. Only what was noted is counted. */
export function TakenFacts({ taken }: { taken: readonly Taken[] }) {
  if (taken.length === 0) return null;
  return (
    <Section title="How they took it" aside="the last twelve months">
      <Table label="How thanks were taken" columns={columns}>
        {taken.map(({ kind, said, noted, glad }) => (
          <Row key={kind ?? "none"}>
            <Td heads>{kind === null ? "Something else" : milestoneKindWords[kind]}</Td>
            <Td numeric>{counted(said, "time")}</Td>
            <Td numeric>
              <Rate k={glad} n={noted} none="none noted" short />
            </Td>
          </Row>
        ))}
      </Table>
    </Section>
  );
}
