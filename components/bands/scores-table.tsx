import { formatCount } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import type { ScoresFound } from "@/server/domain/band-words";

const rows = [
  { key: "recency", label: "Recency", about: "bought last" },
  { key: "frequency", label: "Frequency", about: "days bought on" },
  { key: "money", label: "Money", about: "bought in all" },
] as const;

const scores = [1, 2, 3, 4, 5];

/** How many have each score; what equal customers leave empty is said, not filled by chance. */
export function ScoresTable({ found }: { found: ScoresFound }) {
  return (
    <>
      <p className="small mb-2 max-w-2xl text-ink-2">
        Each buyer by their fifth among all buyers, over everything on record: 5 is the most recent, the most often, the
        most. Whoever is equal has the same score, so that a score can be left without anybody.
      </p>
      <Table
        label="Buyers by score"
        columns={[{ label: "" }, ...scores.map((score) => ({ label: String(score), numeric: true }))]}
      >
        {rows.map(({ key, label, about }) => (
          <Row key={key}>
            <Td heads className="font-medium">
              {label} <span className="small block font-normal text-ink-3">{about}</span>
            </Td>
            {scores.map((score) => (
              <Td key={score} numeric>
                {found[key][score - 1] ? (
                  formatCount(found[key][score - 1] ?? 0)
                ) : (
                  <span className="text-ink-3">nobody</span>
                )}
              </Td>
            ))}
          </Row>
        ))}
      </Table>
    </>
  );
}
