import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { FollowedThing, FollowedWay } from "../../domain/decision-telling";
import { type Stage, stages, stageWords } from "../../domain/decision-words";
import type { Instant } from "../../domain/plain-date";
import { segments } from "../../domain/segment";

/** What somebody follows. `name` null: everything, or its words were erased. */
export type Followed = {
  id: string;
  what: FollowedThing;
  name: string | null;
  decisionId: string | null;
  how: FollowedWay;
  recordedAt: Instant;
};

type Row = Omit<Followed, "recordedAt"> & { stage: Stage | null; segment: string | null; recorded_at: string };

const standing = new Map(segments(null).map(({ key, name }) => [key as string, name]));

/** What somebody follows now, in the order in which they began; of one decision only, where one is given. */
export async function listFollowing(
  db: Database,
  { personId, decisionId }: { personId: string; decisionId?: string },
): Promise<Followed[]> {
  const only = decisionId ? sql`and s.decision_id = ${decisionId}::uuid` : sql``;
  const rows = await db.execute<Row>(sql`
    select s.id, s.what, s.how, s.stage, s.segment, s.recorded_at, s.decision_id as "decisionId",
      coalesce(t.name, saved.name, decision_title(s.decision_id)) as name
    from decision_subscriptions s left join departments t on t.id = s.department_id
    left join segments_now saved on saved.id::text = s.segment
    where s.person_id = ${personId}::uuid and s.ended_at is null ${only}
    order by s.recorded_at, s.id`);
  return rows.map(({ stage, segment, recorded_at, ...row }) => ({
    ...row,
    name: stage ? stageWords[stage] : (row.name ?? standing.get(segment ?? "") ?? null),
    recordedAt: new Date(recorded_at),
  }));
}

/** What can be filtered by and followed. */
export type FeedChoices = Record<"departments" | "stages" | "segments", { value: string; label: string }[]>;

export async function listFeedChoices(db: Database): Promise<FeedChoices> {
  const departments = await db.execute<{ value: string; label: string }>(
    sql`select id as value, name as label from departments order by name`,
  );
  const saved = await db.execute<{ value: string; label: string }>(
    sql`select id as value, name as label from segments_now where retired_at is null order by name`,
  );
  return {
    departments: [...departments],
    stages: stages.map((stage) => ({ value: stage, label: stageWords[stage] })),
    segments: [...[...standing].map(([value, label]) => ({ value, label })), ...saved],
  };
}
