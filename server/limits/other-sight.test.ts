import { expect, it } from "vitest";
import { asApp } from "../testing/database";

const sentence = /seeing what others|reads what is committed/;

/** What is judged by what others have just done is judged on what is committed now, never on an older state. */
it.each([
  "insert into recognitions (id, reason) values (gen_random_uuid(), 'Thanks.')",
  "insert into goodwills (id) values (gen_random_uuid())",
  "insert into segment_versions (id) values (gen_random_uuid())",
  "insert into thank_you_call_events (id) values (gen_random_uuid())",
  "insert into referrals (id) values (gen_random_uuid())",
  "insert into story_versions (id) values (gen_random_uuid())",
  "insert into story_publications (id) values (gen_random_uuid())",
  "insert into colleague_thanks (id) values (gen_random_uuid())",
  "select count_segments(array['all'], interval '1 second')",
  "select count_thank_you_outcomes()",
  "select draw_thank_you_calls()",
  "select run_bands()",
  "select record_warnings()",
])("%s is refused where the past is seen", (act) =>
  asApp(async (sql) => {
    for (const level of ["repeatable read", "serializable"] as const)
      await expect(sql.begin(`isolation level ${level}`, (tx) => tx.unsafe(act))).rejects.toThrow(sentence);
  }),
);
