import { formatCount, formatShare } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import { hasShare } from "@/server/domain/enough";
import type { GapPicture, RetentionPicture } from "@/server/domain/retention-picture";
import { suggestedThreshold } from "@/server/domain/suggested-threshold";
import { Curves } from "./curves";

/** How long between purchases, and what that suggests for the threshold. */
export function GapSection({ picture: { gaps } }: { picture: RetentionPicture }) {
  return (
    <Section id="gaps" title="How long between purchases" ruled>
      <p className="finding mb-1">{gaps.finding.words}</p>
      <Curves
        seen={gaps.curves}
        shows="happened"
        since="a purchase"
        share="Bought again"
        caption={`Share of all purchases followed by another, by days. ${gaps.finding.words}`}
      />
      <p className="small text-ink-2">
        Every purchase day begins a wait, so one customer has many: the band takes them as independent and is narrower
        than it ought to be.
      </p>
      {hasShare(gaps.n) ? <Parts gaps={gaps} /> : null}
      <Suggestion gaps={gaps} />
    </Section>
  );
}

function Parts({ gaps: { parts, n } }: { gaps: GapPicture }) {
  const columns = [
    { label: "So many buy again" },
    { label: `of the ${formatCount(n)} times they did, within`, numeric: true },
    { label: "of all purchases, within", numeric: true },
  ];
  return (
    <Table label="Days until the next purchase" columns={columns} className="mt-2">
      {parts.map(({ part, seen, known }) => (
        <Row key={part}>
          <Td heads className="font-normal">
            {formatShare(part)}
          </Td>
          <Td numeric>{seen === null ? "–" : `${formatCount(seen)} days`}</Td>
          <Td numeric>
            {typeof known === "number" ? (
              `${formatCount(known)} days`
            ) : (
              <span className="text-ink-3">{known === null ? "never reached" : "too few watched"}</span>
            )}
          </Td>
        </Row>
      ))}
    </Table>
  );
}

/** The percentile of METRICS A1, and what it leaves out. */
function Suggestion({ gaps: { n, parts } }: { gaps: GapPicture }) {
  const suggested = suggestedThreshold({ n, p80: parts.find(({ part }) => part === 0.8)?.seen ?? null });
  if (suggested === null) return null;
  return (
    <p className="small mt-2 text-ink-2">
      Suggested as the day after which a customer counts as lost: <strong>{formatCount(suggested)} days</strong>, within
      which four in five of those who bought again did so. It leaves out whoever never did, and a short history leaves
      out long waits: a person decides. <Link href="/numbers/threshold">The lapse threshold</Link>
    </p>
  );
}
