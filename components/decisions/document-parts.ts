import type { DecisionDocument } from "@/server/domain/decision-document";
import { voicesOf } from "@/server/domain/voices";
import type { Part } from "./contents";

/** What a reader finds in the document, in its order: only what is there. `around`: which of the parts beside it are. */
export function documentParts(
  { statement, positions, dissents, notices, boardReviews }: DecisionDocument,
  around: { outcome: boolean; sources: boolean; feedback: boolean; linked: boolean },
): Part[] {
  const history = { id: "history", title: "History" };
  if (!statement) return [history];
  const before = statement.evidence.filter(({ afterDecision }) => !afterDecision);
  const { against, late } = voicesOf(positions, dissents);
  const isAgainst = against.some(({ stood }) => stood);
  const parts: [isThere: boolean, part: Part][] = [
    [true, { id: "customers", title: "What it means for customers" }],
    [true, { id: "affected", title: "Who is affected" }],
    [before.length > 1, { id: "evidence", title: "What else was said" }],
    [statement.words !== null, { id: "around", title: "Around it" }],
    [true, { id: "voices", title: isAgainst ? "What stood against it" : "What the advocates said" }],
    [late.length > 0, { id: "since", title: "Said against it since" }],
    [boardReviews.length > 0, { id: "board", title: "What the board asked" }],
    [true, { id: "choice", title: "The choice" }],
    [true, { id: "predictions", title: "Said before, seen after" }],
    [around.outcome, { id: "outcome", title: "What became of them" }],
    [notices.length > 0, { id: "told", title: "Who was told" }],
    [before.length < statement.evidence.length, { id: "later", title: "What came after the decision" }],
    [around.sources, { id: "sources", title: "Whose words fed it" }],
    [around.feedback, { id: "feedback", title: "Feedback that led here" }],
    [around.linked, { id: "linked", title: "What rests on it" }],
    [true, history],
  ];
  return parts.filter(([isThere]) => isThere).map(([, part]) => part);
}
