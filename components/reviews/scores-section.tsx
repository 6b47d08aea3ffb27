"use client";

import { Rate } from "@/components/format/rate";
import { formatNumber } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import { rubric } from "@/server/domain/rubric";
import type { ScoreSummary } from "@/server/reviews/queries/scores";

const columns = [{ label: "Of the statements drawn" }, { label: "Scores that say yes", numeric: true }];

/** How good our statements are, by those drawn to be scored: judged by people who had no part in them (A5). */
export function ScoresSection({ scores: { drawn, scored, median, yes, of } }: { scores: ScoreSummary }) {
  return (
    <Section
      title="How good our statements are"
      aside={<Link href="/decisions/calibration/scores">Drawn to be scored</Link>}
    >
      <p className="finding my-1">
        {median === null
          ? "No statement that was drawn has been scored yet."
          : `In the median ${formatNumber(median)} of ${rubric.length}, over ${scored} of ${drawn} statements drawn.`}
      </p>
      <p className="small mb-2 text-ink-3">
        Each month five of the statements decided on in the month before are drawn, by nobody’s choice.
      </p>
      {of > 0 ? (
        <Table label="Yes, question by question" columns={columns} stacks>
          {rubric.map(({ key, question }, place) => (
            <Row key={key}>
              <Td heads className="font-normal">
                {question}
              </Td>
              <Td numeric label="Yes">
                <Rate k={yes[place] ?? 0} n={of} short />
              </Td>
            </Row>
          ))}
        </Table>
      ) : null}
    </Section>
  );
}
