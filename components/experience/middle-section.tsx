"use client";

import { formatCount, formatShare } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import { hasShare } from "@/server/domain/enough";
import { middleFinding } from "@/server/domain/experience-finding";
import { topicCuts } from "@/server/domain/experience-rows";
import { type FeelingGroup, feelingGroupOf, feelingGroups, feelingLevels } from "@/server/domain/feeling";
import { proportionDifference } from "@/server/domain/proportion-difference";
import { wilson } from "@/server/domain/wilson";
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
      <p className="finding mb-2">{middleFinding(spokenOf(picture.topics, stages), sizes.ok).words}</p>
      {told ? <TopicsTable {...{ picture, seen, stages, sizes }} /> : null}
      <p className="small mt-2 max-w-[70ch] text-ink-3">
        Of the customers at each level, how many had a contact or an issue of this kind in the window, or a need on
        record. Differences are OK less the others in points, each with its own interval of 95%: of twenty rows one lies
        off by chance. Bold leaves no doubt by itself.
      </p>
    </Section>
  );
}

/** What those in the middle spoke with us of, by the cause of the contact. */
function spokenOf(topics: readonly Topic[], stages: Props["stages"]) {
  return topics
    .filter(({ cut }) => cut === "cause")
    .map(({ value, ok }) => ({ name: topicWords("cause", value, stages), k: ok }));
}

function TopicsTable({ picture, seen, stages, sizes }: Props & { sizes: Groups }) {
  const columns = [
    { label: "What came up" },
    ...feelingGroups.map((group) => ({ label: <Size {...{ group, seen }} n={sizes[group]} />, numeric: true })),
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

const groupNames: Record<FeelingGroup, string> = { unhappy: "Unhappy", ok: "OK", happy: "Happy" };

function Size({ group, n, seen }: { group: FeelingGroup; n: number; seen: Seen }) {
  const words = `${groupNames[group]} (${formatCount(n)})`;
  return n > 0 ? <Link href={experienceHref("level", seen, { group })}>{words}</Link> : words;
}

/** Under the number of those it came up with, what part of the group they are. */
function Share({ k, n }: { k: number; n: number }) {
  const interval = wilson(k, n);
  if (!interval || !hasShare(n)) return null;
  const [low, high] = [formatShare(interval.low).replace("%", ""), formatShare(interval.high)];
  return (
    <span className="block whitespace-nowrap text-ink-3 text-xs">
      {formatShare(k / n)} ({low}–{high})
    </span>
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
      <Share k={topic[group]} n={sizes[group]} />
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
  if (!found || !hasShare(Math.min(sizes.ok, sizes[other])))
    return (
      <Td numeric className="text-ink-3">
        too few
      </Td>
    );
  const words = `${points(found.difference)} (${points(found.low)} to ${points(found.high)})`;
  const isSure = found.low > 0 || found.high < 0;
  return (
    <Td numeric className="whitespace-nowrap print:whitespace-normal">
      {isSure ? <strong className="font-semibold">{words}</strong> : <span className="text-ink-2">{words}</span>}
    </Td>
  );
}
