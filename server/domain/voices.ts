import type { DissentDocument, PositionDocument } from "./decision-document";
import type { Stance } from "./decision-words";

/** One thing said for or against a statement version: an advocate's position, or anybody's dissent. */
export type Voice = {
  id: string;
  by: { name: string; department: string };
  isAdvocate: boolean;
  stance: Stance;
  reason: string | null;
  /** What an advocate hears from customers; null for everybody else. */
  customerInput: string | null;
  /** Whether the words are still there. */
  isReadable: boolean;
  recordedAt: string;
  version: number;
  isQuick: boolean;
  takenBack: { at: string; reason: string | null; afterDecision: boolean } | null;
  /** A dissent that has to be, or was, answered: said before the decision, not taken back or replaced before it. */
  stood: boolean;
};

type Voices = { against: Voice[]; inFavour: Voice[]; late: Voice[]; earlier: Voice[] };

/** What was said of a decision, in the order it was said: against it and in favour on the version that counts, late, and on earlier versions. */
export function voicesOf(positions: readonly PositionDocument[], dissents: readonly DissentDocument[]): Voices {
  const current = [
    ...positions
      .filter((said) => said.isCurrent && !said.afterDecision)
      .map((said) => voiceOfPosition(said, positions)),
    ...dissents
      .filter((said) => isDissent(said) && said.isCurrent && !said.afterDecision)
      .map((said) => voiceOfDissent(said, dissents)),
  ];
  return {
    against: inOrder(current.filter(({ stance }) => stance === "dissent")),
    inFavour: inOrder(current.filter(({ stance }) => stance !== "dissent")),
    late: inOrder([
      ...positions.filter((said) => said.afterDecision).map((said) => voiceOfPosition(said, positions)),
      ...dissents.filter((said) => isDissent(said) && said.afterDecision).map((said) => voiceOfDissent(said, dissents)),
    ]),
    earlier: inOrder([
      ...positions.filter((said) => !said.isCurrent).map((said) => voiceOfPosition(said, positions)),
      ...dissents.filter((said) => isDissent(said) && !said.isCurrent).map((said) => voiceOfDissent(said, dissents)),
    ]),
  };
}

function isDissent({ kind }: DissentDocument): boolean {
  return kind === "dissent";
}

/** Those that stood come first. */
function inOrder(voices: Voice[]): Voice[] {
  return voices.toSorted(
    (a, b) => Number(b.stood) - Number(a.stood) || Date.parse(a.recordedAt) - Date.parse(b.recordedAt),
  );
}

function voiceOfPosition(said: PositionDocument, all: readonly PositionDocument[]): Voice {
  const { id, advocate, stance, words, recordedAt, version, isQuick, isCurrent, afterDecision } = said;
  const latest = all.findLast(
    (other) => other.advocate.id === advocate.id && other.version === version && !other.afterDecision,
  );
  return {
    ...{ id, by: advocate, isAdvocate: true, stance, recordedAt, version, isQuick, takenBack: null },
    reason: words?.reason ?? null,
    customerInput: words?.customerInput ?? null,
    isReadable: words !== null,
    stood: stance === "dissent" && isCurrent && !afterDecision && latest?.id === id,
  };
}

function voiceOfDissent(said: DissentDocument, all: readonly DissentDocument[]): Voice {
  const { id, by, reason, recordedAt, version, isCurrent, afterDecision } = said;
  const back = all.find(({ takesBackId }) => takesBackId === id);
  return {
    ...{
      id,
      by,
      isAdvocate: false,
      stance: "dissent",
      reason,
      customerInput: null,
      recordedAt,
      version,
      isQuick: false,
    },
    isReadable: reason !== null,
    takenBack: back ? { at: back.recordedAt, reason: back.reason, afterDecision: back.afterDecision } : null,
    stood: isCurrent && !afterDecision && (back === undefined || back.afterDecision),
  };
}
