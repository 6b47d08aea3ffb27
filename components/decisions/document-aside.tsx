import type { ReactNode } from "react";
import { formatDay, formatMoment, wallClock } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import type { DecisionDocument, Reference, StatementDocument } from "@/server/domain/decision-document";
import { boardWords, doorWords, type Gate, gateWords } from "@/server/domain/decision-words";

const gateInks: Record<Gate, string> = { helps: "text-kept", neutral: "", harms: "text-broken" };

type Props = { document: DecisionDocument; now: Date; zone: string };

/** Down the side of the document: who decided, what the board said, who was told, and the seal. */
export function DocumentAside({ document, now, zone }: Props) {
  const { statement, chain } = document;
  const facts = statement
    ? factsOf(document, statement, zone)
    : [{ label: "Drafted by", value: document.draftedBy.name }];
  return (
    <div className="print:[&_dl]:grid-cols-3">
      <Facts facts={facts} />
      <div className="small mt-5 border-line border-t pt-3.5">
        <p className="font-medium text-ink-3 text-xs">
          {document.moves.some(({ kind }) => kind === "decided") ? "Sealed" : "Chain"}
        </p>
        <Seal chain={chain} sealedAt={sealedAt(document)} now={now} zone={zone} />
      </div>
    </div>
  );
}

type Fact = { label: string; value: ReactNode };

function factsOf(it: DecisionDocument, statement: StatementDocument, zone: string): Fact[] {
  const decided = it.moves.find(({ kind }) => kind === "decided");
  const board = it.boardReviews.at(-1);
  const facts: (Fact | null)[] = [
    decided
      ? { label: "Decided by", value: `${decided.by}, ${formatDay(wallClock(new Date(decided.recordedAt), zone).on)}` }
      : { label: "To be decided by", value: statement.decider.name },
    { label: "Owner", value: statement.owner.name },
    board
      ? { label: "Board", value: `${boardWords[board.outcome]} ${formatDay(board.meetingOn)}, challenge minuted` }
      : null,
    { label: "Gate", value: <span className={gateInks[statement.gate]}>{gateWords[statement.gate]}</span> },
    { label: "Door", value: doorWords[statement.door] },
    { label: decided ? "Told to" : "Will be told", value: <Told document={it} statement={statement} /> },
    statement.definition ? { label: "Leans on", value: <Leans {...statement.definition} /> } : null,
    statement.replaces
      ? { label: decided ? "Replaces" : "Would replace", value: <To {...statement.replaces} /> }
      : null,
    it.replacedBy ? { label: "Replaced by", value: <To {...it.replacedBy} /> } : null,
    statement.version > 1 ? { label: "Statement", value: `Version ${statement.version}` } : null,
    statement.isUrgent ? { label: "Urgent", value: "Reviewed within 14 days" } : null,
  ];
  return facts.filter((fact) => fact !== null);
}

function Told({ document, statement }: { document: DecisionDocument; statement: StatementDocument }) {
  if (document.notices.length === 0) return statement.toldDepartments.join(", ");
  const answered = document.notices.filter(({ answers }) => answers.length > 0).length;
  return (
    <>
      {answered} of {counted(document.notices.length, "department")} answered
      <span className="block text-ink-3">{document.notices.map(({ department }) => department).join(", ")}</span>
    </>
  );
}

function Leans({ version, rallyingCry }: { version: number; rallyingCry: string }) {
  return (
    <Link href="/governance">
      “{rallyingCry}”, definition version {version}
    </Link>
  );
}

function To({ id, number, title }: Reference) {
  return (
    <Link href={`/decisions/${id}`}>
      Decision {number}
      {title ? `: ${title}` : null}
    </Link>
  );
}

function sealedAt({ moves }: DecisionDocument): Date | null {
  const decided = moves.find(({ kind }) => kind === "decided");
  return decided ? new Date(decided.recordedAt) : null;
}

type SealProps = { chain: DecisionDocument["chain"]; sealedAt: Date | null; now: Date; zone: string };

function Seal({ chain, sealedAt, now, zone }: SealProps) {
  const { entries, seal, problems } = chain;
  if (problems.length > 0)
    return (
      <div className="text-broken" role="alert">
        <p className="font-medium">The chain does not hold: this record was changed behind the register’s back.</p>
        <ul className="mt-1">
          {problems.map(({ entry, record, problem }) => (
            <li key={`${entry}${record}${problem}`}>
              {entry === null ? "" : `Entry ${entry}, `}
              {record.replaceAll("_", " ")}: {problem}
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <p className="num">
      {sealedAt ? `${formatMoment(sealedAt, now, zone)} · ` : null}
      {counted(entries, "entry", "entries")}, chain verified now
      <span className="block text-ink-3" title={seal}>
        {seal.slice(0, 4)} {seal.slice(4, 8)} … {seal.slice(-4)}
      </span>
    </p>
  );
}
