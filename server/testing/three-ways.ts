import { afterAll, beforeAll, test } from "vitest";
import { plainDate } from "../domain/plain-date";
import { createCallerFactory } from "../trpc/init";
import { appRouter } from "../trpc/root";
import { contextOf } from "./accounts";
import { inTransaction, type World } from "./database";
import {
  aCast,
  aDecided,
  aDecision,
  aMove,
  anEffect,
  aPosition,
  aProposal,
  type Cast,
  letterWords,
  noticeOf,
} from "./decisions";

const createCaller = createCallerFactory(appRouter);
type Everything = ReturnType<typeof createCaller>;

export const inSpring = plainDate("2027-02-01");
/** Long enough for every reason that is asked for. */
export const because = "Four hours needs a night shift we do not have; the twelve are made whole within the limit.";
export const heard = "They say the letter frightens them.";

/** The procedures as somebody signed in calls them. */
export async function callerOf(world: World, { id }: { id: string }): Promise<Everything> {
  const context = await contextOf(world, id);
  return createCaller({ request: async () => context });
}

/** The letter as a form sends it. */
export function letterOf(cast: Cast, given: Record<string, unknown> = {}) {
  const still = { step: "0", note: "" };
  const prediction = { measure: "Complaints per 1,000", baseline: "8.8", direction: "at_most", threshold: "3" };
  return {
    ...letterWords,
    ...{ gate: "helps", stages: ["use"], affects: "direct", segments: { open_issue: "better" } },
    axes: { time: still, worry: { step: "2", note: "no letter" }, effort: still, money: still },
    options: [
      { title: "Ring first", effect: "A voice before a letter." },
      { title: "Do nothing", effect: "As it is today.", isDoNothing: "yes" },
      { title: "", effect: "" },
    ],
    predictions: [{ ...prediction, probability: "80", resolveOn: "2027-02-01" }],
    ...{ toldHow: "front_line_briefed", toldByOn: "2026-12-01", door: "two_way", evidenceBasis: "assumption" },
    ...{ departmentId: cast.department.id, ownerId: cast.owner.id, deciderId: cast.owner.id },
    ...{ toldDepartments: [cast.service.id], answerDays: "7", ...given },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: what a form sends is text until the procedure has read it
export const propose = (caller: Everything["decisions"], letter: any, id = "", revision?: string) =>
  caller.propose({ ...letter, id, revision, content: letter });

/** How far a decision has come before somebody tries what is refused. */
export type Stage = "draft" | "proposed" | "positioned" | "decided" | "in effect" | "reviewed";

type Part = { decisionId: string; statementId: string };

/** Where an act is tried: a decision that has come so far, the people about it, and the procedures as each calls them. */
export type Scene = {
  world: World;
  cast: Cast;
  id: string;
  part: Part;
  optionId: string;
  predictionId: string;
  as: (person: "owner" | "decider" | "advocate" | "chief") => Promise<Everything>;
  /** What deciding takes. */
  decide: Part & { byId: string; optionId: string; reviewOn: ReturnType<typeof plainDate> };
  notice: () => Promise<string>;
};

export type Broken = {
  what: string;
  from: Stage;
  /** What the statement says. */
  given?: Parameters<typeof aProposal>[2];
  /** More that has to have happened before. */
  before?: (it: Scene) => Promise<unknown>;
  procedure: (it: Scene) => Promise<unknown>;
  sql: (it: Scene) => Promise<unknown>;
  /** What is said; the second where the database says it in its own words. */
  says: RegExp;
  saysSql?: RegExp;
};

/** Tries each row of a table through the procedure and by SQL as the application's login: refused with its sentence. */
export function refusedBothWays(rows: readonly Broken[]): void {
  const shared = aSharedWorld();
  test.each(rows.map((row) => [row.what, row] as const))("%s", async (_, row) => {
    const { world, cast } = await shared;
    await undone(world, async () => {
      const it = await sceneOf(world, cast, row);
      await row.before?.(it);
      await world.refused(() => row.procedure(it), row.says);
      await world.refused(() => row.sql(it), row.saysSql ?? row.says);
    });
  });
}

type Shared = { world: World; cast: Cast };

/** One world for the rows of a table, each of which is undone: setting up two hundred customers takes longer than a row. */
function aSharedWorld(): Promise<Shared> {
  let isReady: (shared: Shared) => void;
  let isOver: () => void;
  const ready = new Promise<Shared>((resolve) => {
    isReady = resolve;
  });
  const over = new Promise<void>((resolve) => {
    isOver = resolve;
  });
  let whole: Promise<void> = Promise.resolve();
  beforeAll(async () => {
    whole = inTransaction(async (world) => {
      await world.setNow(new Date("2026-11-21T12:00:00Z"));
      const cast = await aCast(world);
      await world.asApp();
      isReady({ world, cast });
      await over;
    });
    await Promise.race([ready, whole]);
  });
  afterAll(() => {
    isOver();
    return whole;
  });
  return ready;
}

const undoing = new Error("undone");

async function undone(world: World, act: () => Promise<void>): Promise<void> {
  const done = world.tx.transaction(async () => {
    await act();
    throw undoing;
  });
  await done.catch((error: unknown) => {
    if (error !== undoing) throw error;
  });
}

async function sceneOf(world: World, cast: Cast, { from, given }: Broken): Promise<Scene> {
  const made = await comeSoFar(world, cast, from, given);
  const statementId = "statement" in made ? made.statement.id : made.decision.id;
  const part = { decisionId: made.decision.id, statementId };
  const optionId = "option" in made ? made.option.id : made.decision.id;
  return {
    ...{ world, cast, part, optionId, id: made.decision.id },
    predictionId: "prediction" in made ? made.prediction.id : made.decision.id,
    as: (person) => callerOf(world, cast[person]),
    decide: { ...part, byId: deciderOf(cast, given), optionId, reviewOn: inSpring },
    notice: () => noticeOf(world, made.decision.id),
  };
}

const deciderOf = (cast: Cast, given: Broken["given"]) => given?.deciderId ?? cast.decider.id;

async function comeSoFar(world: World, cast: Cast, from: Stage, given: Broken["given"]) {
  if (from === "draft") return { decision: await aDecision(world, cast) };
  if (from === "proposed") return aProposal(world, cast, given);
  if (from === "positioned") {
    const proposal = await aProposal(world, cast, given);
    await aPosition(world, cast, { decisionId: proposal.decision.id, statementId: proposal.statement.id });
    return proposal;
  }
  if (from === "decided") return aDecided(world, cast, given);
  const effect = await anEffect(world, cast, given);
  if (from === "reviewed")
    await aMove(world, "reviewed", { decisionId: effect.decision.id, byId: cast.decider.id, reason: because });
  return effect;
}
