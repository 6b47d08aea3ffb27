"use client";

import { Moment } from "@/components/format/moment";
import { counted, formatCount } from "@/components/format/words";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { Row, Table, Td } from "@/components/ui/table";
import type { ScoreFile } from "@/server/experience/queries/score-files";

type Props = { files: readonly ScoreFile[]; now: Date; zone: string; withdraw: FormAction };

const columns = [
  { label: "Who asked" },
  { label: "Answers", numeric: true },
  { label: "Of nobody we know", numeric: true },
  { label: "Imported" },
  { label: "" },
];

/** The files handed in so far; one taken back stays to be seen and counts no more. */
export function ScoreFiles({ files, now, zone, withdraw }: Props) {
  return (
    <Table label="Files of scores" columns={columns} stacks>
      {files.map(({ id, source, rows, strangers, by, at, withdrawnAt }) => (
        <Row key={id}>
          <Td heads className="font-normal">
            {source}
          </Td>
          <Td numeric label="Answers">
            {formatCount(rows)}
          </Td>
          <Td numeric label="Of nobody we know">
            {formatCount(strangers)}
          </Td>
          <Td label="Imported">
            <Moment at={new Date(at)} now={now} zone={zone} /> by {by}
          </Td>
          <Td>
            {withdrawnAt ? (
              <span className="text-ink-3">
                taken back <Moment at={new Date(withdrawnAt)} now={now} zone={zone} />
              </span>
            ) : (
              <Form
                action={withdraw}
                hidden={{ fileId: id }}
                label={`Take back ${counted(rows, "answer")} of ${source}`}
              >
                <FormMessage />
                <SubmitButton look="plain" size="small" pending="Taking back…">
                  Take back
                </SubmitButton>
              </Form>
            )}
          </Td>
        </Row>
      ))}
    </Table>
  );
}
