import { feedWords } from "@/components/decisions/feed-words";
import { formatDay } from "@/components/format/time";
import { counted } from "@/components/format/words";
import type { FeedKind } from "@/server/domain/decision-telling";
import { addDays, type PlainDate } from "@/server/domain/plain-date";
import type { CustomersWeek } from "@/server/domain/weekly";
import { Act, type House, Letter, RowOf, Rows, Way, Words } from "./letter";
import { weekInWords } from "./week-words";

type Happened = { decisionId: string; number: number; title: string | null; kind: FeedKind; all: number };
type Days = { from: PlainDate; until: PlainDate };

const daysInWords = ({ from, until }: Days) => `${formatDay(from)} to ${formatDay(addDays(until, -1))}`;

export type FollowedWeekProps = { house: House; happened: readonly Happened[] } & Days;

export function followedWeekSubject({ happened }: FollowedWeekProps): string {
  return `What happened to the decisions you follow: ${counted(happened[0]?.all ?? 0, "step")}`;
}

/** Once a week: what happened to what one follows. */
export function FollowedWeekLetter({ house, happened, ...days }: FollowedWeekProps) {
  return (
    <Letter
      title="The decisions you follow"
      preview={`${counted(happened[0]?.all ?? 0, "step")} from ${daysInWords(days)}.`}
      house={house}
      why="You get this once a week because you follow decisions, and only when something happened."
    >
      <Words>From {daysInWords(days)}:</Words>
      <List happened={happened} house={house} title="What happened" />
      <Act href={`${house.address}/decisions/feed`}>Open the feed</Act>
      <Words>
        <br />
        <Way href={`${house.address}/decisions/feed#following`}>Choose what you follow, or stop following</Way>
      </Words>
    </Letter>
  );
}

export type CustomersWeekProps = { house: House; week: CustomersWeek; decided: readonly Happened[] } & Days;

export function customersWeekSubject({ week }: CustomersWeekProps): string {
  return `Last week with customers: ${weekInWords(week).join(", ")}`;
}

/** Once a week, to departments that meet no customers: what was decided, promised and said. */
export function CustomersWeekLetter({ house, week, decided, ...days }: CustomersWeekProps) {
  return (
    <Letter
      title="Last week with customers"
      preview={weekInWords(week).join(", ")}
      house={house}
      why="You get this once a week because nobody of your department meets customers. It names no customer."
    >
      <Words>From {daysInWords(days)}:</Words>
      {decided.length > 0 ? <List happened={decided} house={house} title="Decided, and touching customers" /> : null}
      {week.due > 0 ? (
        <Words>
          {counted(week.due, "promise")} fell due; {week.broken} of them {week.broken === 1 ? "was" : "were"} not kept.{" "}
          <Way href={`${house.address}/promises/rate?from=${days.from}&to=${addDays(days.until, -1)}`}>See them</Way>
        </Words>
      ) : null}
      {week.said > 0 ? (
        <Words>
          About the stages and segments your department looks after we heard {counted(week.said, "time")};{" "}
          {week.unhappy} of them from somebody unhappy.
        </Words>
      ) : null}
      <Act href={`${house.address}/decisions/feed`}>Open the feed</Act>
    </Letter>
  );
}

function List({ happened, house, title }: { happened: readonly Happened[]; house: House; title: string }) {
  const more = (happened[0]?.all ?? 0) - happened.length;
  return (
    <>
      <Rows title={title}>
        {happened.map(({ decisionId, number, title: named, kind }, place) => (
          <RowOf
            // biome-ignore lint/suspicious/noArrayIndexKey: a letter does not move
            key={place}
            below={feedWords[kind]}
          >
            <Way href={`${house.address}/decisions/${decisionId}`}>{named ?? `Decision ${number}`}</Way>
          </RowOf>
        ))}
      </Rows>
      {more > 0 ? <Words>and {more} more.</Words> : null}
    </>
  );
}
