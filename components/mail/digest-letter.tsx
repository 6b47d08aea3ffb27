import { Act, Due, type House, Letter, RowOf, Rows, Way, Words } from "./letter";
import type { PromiseTold } from "./promise-letter";
import { clockWords, whenWords } from "./when-words";

/** Promises of one kind for a morning: the first of them, and how many there are. */
type DigestRows = { all: number; first: readonly PromiseTold[] };

export type DigestLetterProps = {
  house: House;
  overdue: DigestRows;
  today: DigestRows;
  /** Owned by the reader's team, and taken by nobody. */
  teamOwned: DigestRows;
};

export function digestSubject({ overdue, today, teamOwned }: DigestLetterProps): string {
  const parts = [
    overdue.all > 0 ? `${overdue.all} overdue` : "",
    today.all > 0 ? `${today.all} due today` : "",
    teamOwned.all > 0 ? `${teamOwned.all} with your team` : "",
  ].filter((part) => part !== "");
  return `Your promises this morning: ${parts.join(", ")}`;
}

/** The morning: what is owed today, the oldest first. */
export function DigestLetter(props: DigestLetterProps) {
  const { house, overdue, today, teamOwned } = props;
  return (
    <Letter
      title="What we owe today"
      preview={digestSubject(props)}
      house={house}
      why="You get this at the start of your working day, when there is something of yours to do."
    >
      {overdue.all > 0 ? <Group title="Overdue" rows={overdue} house={house} /> : null}
      {today.all > 0 ? <Group title="Due today" rows={today} house={house} /> : null}
      {teamOwned.all > 0 ? <Group title="With your team, taken by nobody" rows={teamOwned} house={house} /> : null}
      <Act href={`${house.address}/promises`}>Open my promises</Act>
    </Letter>
  );
}

function Group({ title, rows, house }: { title: string; rows: DigestRows; house: House }) {
  const more = rows.all - rows.first.length;
  return (
    <>
      <Rows title={`${title} (${rows.all})`}>
        {rows.first.map((promise) => (
          <RowOf key={promise.id} below={<Below promise={promise} />}>
            <Way href={`${house.address}/promises/${promise.id}`}>{promise.said}</Way>
          </RowOf>
        ))}
      </Rows>
      {more > 0 ? <Words>and {more} more.</Words> : null}
    </>
  );
}

function Below({ promise }: { promise: PromiseTold }) {
  const isOverdue = promise.now > promise.dueAt;
  return (
    <>
      {promise.customer},{" "}
      <Due isOverdue={isOverdue}>
        {isOverdue
          ? `since ${whenWords(promise.dueAt, promise.zone)}`
          : `by ${clockWords(promise.dueAt, promise.zone)}`}
      </Due>
    </>
  );
}
