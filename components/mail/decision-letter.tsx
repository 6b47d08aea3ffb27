import { feedWords } from "@/components/decisions/feed-words";
import type { FeedKind, TellingKind } from "@/server/domain/decision-telling";
import type { Instant } from "@/server/domain/plain-date";
import { Act, Due, type House, Letter, Quote, Way, Words } from "./letter";
import { whenWords } from "./when-words";

/** A decision as a letter tells of it, at the moment the letter goes out. */
export type DecisionTold = {
  id: string;
  number: number;
  /** Null: erased. */
  title: string | null;
  telling: TellingKind;
  /** The department that is asked or objects; else whose decision it is. */
  department: string | null;
  /** Who objects, who acted, else the owner. */
  who: string | null;
  /** What happened, where it is told to who follows. */
  happened: FeedKind | null;
  dueAt: Instant;
  now: Instant;
  /** The reader's zone. */
  zone: string;
};

export type DecisionLetterProps = { house: House; decision: DecisionTold };

type Said = {
  /** The subject, before the decision's name. */
  subject: (it: DecisionTold) => string;
  title: (it: DecisionTold) => string;
  words: (it: DecisionTold) => string;
  act: string;
  why: string;
};

const when = ({ dueAt, zone }: DecisionTold) => whenWords(dueAt, zone);
const day = ({ dueAt, zone }: DecisionTold) =>
  dueAt
    .toLocaleDateString("en-GB", { timeZone: zone, weekday: "long", day: "numeric", month: "long" })
    .replace(",", "");

const answering =
  "You get this because you speak for your department. It does not take effect before you have answered.";
const reviewing =
  "You get this because you own it, decided it, or manage the department. Somebody other than the owner judges it.";
const deciding = "You get this because you are named as its decider, or stand in while they are away.";

/** What each telling says. */
const said: Record<TellingKind, Said> = {
  notice_sent: {
    subject: ({ department }) => `Please answer for ${department}`,
    title: ({ department }) => `${department} is told of a decision`,
    words: () => "Say what it means for you: no effect, what you will do, or what you object to.",
    act: "Read and answer",
    why: answering,
  },
  notice_half: {
    subject: ({ department }) => `Half the time has passed: please answer for ${department}`,
    title: ({ department }) => `A decision waits for ${department}`,
    words: (it) => `Half your time has passed. Your answer is due ${when(it)}.`,
    act: "Read and answer",
    why: answering,
  },
  notice_overdue: {
    subject: ({ department }) => `Overdue: an answer of ${department}`,
    title: ({ department }) => `${department} has not answered`,
    words: (it) => `Your answer was due ${when(it)}. It will show as late; what it says counts all the same.`,
    act: "Read and answer",
    why: answering,
  },
  proposal_waits: {
    subject: () => "Proposed to you",
    title: () => "A proposal waits for you",
    words: ({ who }) => `${who ?? "Somebody"} proposes it. You can decide once a customer advocate has spoken.`,
    act: "Read the proposal",
    why: deciding,
  },
  proposal_overdue: {
    subject: () => "Overdue: a proposal without an answer",
    title: () => "A proposal has waited too long",
    words: (it) => `An answer was due ${when(it)}. Decide it, send it back or reject it, and say why.`,
    act: "Read the proposal",
    why: "You get this because you are its decider or its owner. A proposal without an answer shows in the board’s pack.",
  },
  position_asked: {
    subject: () => "Your position is asked",
    title: () => "Customers need your voice",
    words: () => "Say what customers would say before this is decided. A yes, a condition or a no: each counts.",
    act: "Read and take a position",
    why: "You get this because you are an appointed customer advocate.",
  },
  review_soon: {
    subject: () => "Review due in 14 days",
    title: () => "A review comes due",
    words: (it) => `On ${day(it)} what was predicted is held against what happened.`,
    act: "Read the decision",
    why: reviewing,
  },
  review_due: {
    subject: () => "Review due",
    title: () => "The review day has come",
    words: (it) => `It was due on ${day(it)}: hold what was predicted against what happened.`,
    act: "Open the review",
    why: reviewing,
  },
  prediction_due: {
    subject: () => "A prediction’s day has come",
    title: () => "A prediction waits for its outcome",
    words: (it) => `Its day was ${day(it)}. Record what the measure is; whether it came true is worked out.`,
    act: "Record the outcome",
    why: reviewing,
  },
  referred: {
    subject: () => "Referred to the board",
    title: () => "The board is asked to look",
    words: () => "It was referred to the board: nobody decides it before the board has challenged it.",
    act: "Read it",
    why: "You get this because you have a seat on the board.",
  },
  objection_raised: {
    subject: ({ department }) => `${department} objects`,
    title: ({ department }) => `${department} objects to a decision of yours`,
    words: ({ who }) =>
      `${who ?? "Somebody"} answered for the department. It does not take effect while the objection stands.`,
    act: "Read the objection",
    why: "You get this because you own or decided it.",
  },
  followed: {
    subject: ({ happened }) => feedWords[happened ?? "decided"],
    title: ({ happened }) => feedWords[happened ?? "decided"],
    words: ({ who, department }) => [who, department].filter(Boolean).join(", "),
    act: "Read the decision",
    why: "You get this because you follow it.",
  },
};

const nameOf = ({ number, title }: DecisionTold) => title ?? `Decision ${number}`;

export function decisionSubject({ decision }: DecisionLetterProps): string {
  return `${said[decision.telling].subject(decision)}: ${nameOf(decision)}`;
}

/** One thing about one decision: what it is, what is asked, by when. */
export function DecisionLetter({ house, decision }: DecisionLetterProps) {
  const { title, words, act, why } = said[decision.telling];
  const isOverdue = decision.telling === "notice_overdue" || decision.telling === "proposal_overdue";
  return (
    <Letter title={title(decision)} preview={`${nameOf(decision)}. ${words(decision)}`} house={house} why={why}>
      <Quote>
        Decision {decision.number}: {decision.title ?? "its words were erased"}
      </Quote>
      <Words>{isOverdue ? <Due isOverdue>{words(decision)}</Due> : words(decision)}</Words>
      <Act href={`${house.address}/decisions/${decision.id}`}>{act}</Act>
      {decision.telling === "followed" ? (
        <Words>
          <br />
          <Way href={`${house.address}/decisions/feed#following`}>Choose what you follow, or stop following</Way>
        </Words>
      ) : null}
    </Letter>
  );
}
