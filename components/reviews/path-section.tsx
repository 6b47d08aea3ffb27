"use client";

import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import type { Path } from "@/server/domain/decision-words";
import { letterQuestions } from "@/server/domain/letter";
import type { PlainDate } from "@/server/domain/plain-date";
import type { PathQuality, Quarter } from "@/server/reviews/queries/path";
import { daysInWords, minutesInWords, quarterName } from "./hours";

const columns = [
  { label: "Decided in" },
  { label: "Light path", numeric: true },
  { label: "Heavy path", numeric: true },
  { label: "Sent back", numeric: true },
];

/** Whether the path is in proportion (A8): how long from putting forward to deciding, and what the light path asks. */
export function PathSection({ path: { quarters, writing } }: { path: PathQuality }) {
  return (
    <Section title="From proposed to decided">
      <p className="mb-2 text-ink-2">
        The light path asks {letterQuestions.length} questions that have no answer beforehand, at most twenty.{" "}
        {writing.medianMinutes === null
          ? "Nothing was decided on it in the last twelve months."
          : `From opening the draft to putting it forward it took ${minutesInWords(writing.medianMinutes)} in the median of ${writing.n} decided in the last twelve months, pauses counted in.`}
      </p>
      {quarters.length === 0 ? (
        <p className="text-ink-2">Nothing has been decided yet.</p>
      ) : (
        <Table label="Median time from proposed to decided, by quarter and path" showLabel columns={columns}>
          {quarters.map((quarter) => (
            <QuarterRow key={quarter.begins} quarter={quarter} />
          ))}
        </Table>
      )}
    </Section>
  );
}

function QuarterRow({ quarter: { begins, light, heavy, sentBack } }: { quarter: Quarter }) {
  return (
    <Row>
      <Td heads className="whitespace-nowrap font-normal">
        {quarterName(begins)}
      </Td>
      <Td numeric>
        <Days of={light} begins={begins} path="light" />
      </Td>
      <Td numeric>
        <Days of={heavy} begins={begins} path="heavy" />
      </Td>
      <Td numeric>{sentBack}</Td>
    </Row>
  );
}

function Days({ of: { n, medianDays }, begins, path }: { of: Quarter["light"]; begins: PlainDate; path: Path }) {
  if (medianDays === null) return <span className="text-ink-3">–</span>;
  return (
    <>
      {daysInWords(medianDays)}{" "}
      <Link href={`/decisions/calibration/decided?quarter=${begins}&path=${path}`} className="text-ink-3">
        of {n}
      </Link>
    </>
  );
}
