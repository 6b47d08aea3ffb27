"use client";

import { formatCount, formatShare } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import { topicCuts } from "@/server/domain/experience-rows";
import { type FeelingGroup, feelingGroupOf, feelingLevels } from "@/server/domain/feeling";
import { proportionDifference } from "@/server/domain/proportion-difference";
import type { FeelingPicture, Topic } from "@/server/experience/queries/feelings";
import { experienceHref, type Seen } from "./rows-href";
import { cutWords, points, topicWords } from "./words";

type Groups = Record<FeelingGroup, number>;
type Props = { picture: FeelingPicture; seen: Seen; stages: Readonly<Record<string, string>> };

/** What customers in the middle speak of and need, beside those who are unhappy and those who are happy. */
export function MiddleSection({ picture, seen, stages }: Props) {
  const sizes: Groups = { unhappy: 0, ok: 0, happy: 0 };
  for (const level of feelingLevels) sizes[feelingGroupOf(level)] += picture.levels[level - 1] ?? 0;
  const told = picture.topics.length > 0;
  return (
    <Section title="What the middle needs" ruled>
      <p className="finding mb-2">{sentence(picture.topics, sizes.ok, stages)}</p>
      {told ? <TopicsTable {...{ picture, seen, stages, sizes }} /> : null}
      <p className="small mt-2 max-w-[70ch] text-ink-3">
        Of the customers at each level, how many had a contact or an issue of this kind in the window, or a need on
        record. Differences are OK less the others in points, each with its own interval of 95%: of twenty rows one lies
        off by chance. Bold leaves no doubt by itself.
      </p>
    </Section>
  );
}

/** By rule: what most of those who are OK spoke of. */
function sentence(topics: readonly Topic[], n: number, stages: Props["stages"]): string {
  const [most] = topics.filter(({ cut }) => cut === "cause").toSorted((a, b) => b.ok - a.ok);
  if (n === 0 || !most || most.ok === 0) return "Nobody who is OK spoke with us of anything we noted.";
  const what = topicWords("cause", most.value, stages);
  return `Of ${formatCount(n)} who are OK, more spoke with us of “${what}” (${formatCount(most.ok)}) than of anything else.`;
}

function TopicsTable({ picture, seen, stages, sizes }: Props & { sizes: Groups }) {
  const columns = [
    { label: "" },
    { label: `Unhappy (${formatCount(sizes.unhappy)})`, numeric: true },
    { label: `OK (${formatCount(sizes.ok)})`, numeric: true },
    { label: `Happy (${formatCount(sizes.happy)})`, numeric: true },
    { label: "OK less unhappy", numeric: true },
    { label: "OK less happy", numeric: true },
  ];
  return (
    <Table label="What came up among unhappy, OK and happy customers" columns={columns}>
      {topicCuts.flatMap((cut) => {
        const rows = picture.topics.filter((topic) => topic.cut === cut);
        if (rows.length === 0) return [];
        return [
          <Row key={cut}>
            <Td heads colSpan={6} className="label pt-4">
              {cutWords[cut]}
            </Td>
          </Row>,
          ...rows.map((topic) => <TopicRow key={`${cut} ${topic.value}`} {...{ topic, seen, stages, sizes }} />),
        ];
      })}
    </Table>
  );
}

type RowProps = { topic: Topic; seen: Seen; stages: Props["stages"]; sizes: Groups };

function TopicRow({ topic, seen, stages, sizes }: RowProps) {
  const { cut, value } = topic;
  const cell = (group: FeelingGroup) => (
    <Td key={group} numeric>
      {topic[group] > 0 ? (
        <Link href={experienceHref("topic", seen, { group, cut, value })}>{formatCount(topic[group])}</Link>
      ) : (
        0
      )}
      {sizes[group] >= 10 ? <span className="text-ink-3"> {formatShare(topic[group] / sizes[group])}</span> : null}
    </Td>
  );
  return (
    <Row>
      <Td heads className="font-normal">
        {topicWords(cut, value, stages)}
      </Td>
      {cell("unhappy")}
      {cell("ok")}
      {cell("happy")}
      <Apart topic={topic} sizes={sizes} other="unhappy" />
      <Apart topic={topic} sizes={sizes} other="happy" />
    </Row>
  );
}

function Apart({ topic, sizes, other }: { topic: Topic; sizes: Groups; other: "unhappy" | "happy" }) {
  const found = proportionDifference({ k: topic.ok, n: sizes.ok }, { k: topic[other], n: sizes[other] });
  if (!found || Math.min(sizes.ok, sizes[other]) < 10)
    return (
      <Td numeric className="text-ink-3">
        too few
      </Td>
    );
  const words = `${points(found.difference)} (${points(found.low)} to ${points(found.high)})`;
  const isSure = found.low > 0 || found.high < 0;
  return (
    <Td numeric className="whitespace-nowrap">
      {isSure ? <strong className="font-semibold">{words}</strong> : <span className="text-ink-2">{words}</span>}
    </Td>
  );
}
