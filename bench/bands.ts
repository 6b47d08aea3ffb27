import type postgres from "postgres";

const bands = [
  { name: "Top", share: 5 },
  { name: "High", share: 20 },
  { name: "Middle", share: 50 },
  { name: "Low", share: 25 },
];

const best = { match: "all", conditions: [{ field: "band", is: "is", value: { texts: ["Top"] } }] };

/** Sorts all the bench's customers into bands, so that rules can ask for them; a data set that has them is left alone. */
export async function ensureBands(sql: postgres.Sql, count: number): Promise<void> {
  const [known] = await sql`
    select (select count(*) from band_versions)::int as versions, (select count(*) from band_spans where until_on is null)::int as open`;
  if (known?.versions === 0)
    await sql`
      insert into band_versions (id, method, bands, best_rule, reason, set_by)
      select gen_random_uuid(), 'quantiles', ${JSON.stringify(bands)}::text::jsonb, ${JSON.stringify(best)}::text::jsonb,
        'The bands of the bench.', id from people where 'board' = any (roles) order by id limit 1`;
  if (Number(known?.open) < count / 2) await sql`select run_bands()`;
}
