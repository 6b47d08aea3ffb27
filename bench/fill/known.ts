import postgres from "postgres";
import { chance, customer, id } from "./rows";

/** What is known of one customer in so many, each learned on a day of the last two years. */
function known(table: string, kind: string, columns: string, { of, where }: { of: string; where: string }): string {
  const at = "(standpoint_now() - make_interval(days => (g % 700)::int, secs => step))";
  return `
    insert into ${table} (id, customer_id, source, learned_on, recorded_by, recorded_at, ${columns})
    select ${id(kind, at, "g * 8 + step")}, ${customer("g")}, 'customer', ${at}::date,
      (select id from people where deactivated_at is null order by id limit 1), ${at}, ${of}
    from generate_series(1::bigint, {customers}) g cross join generate_series(0, 4) step
    where ${where}
    order by g`;
}

const drawn = (seed: number) => chance("g * 8 + step", seed);
const words = "(select id from texts order by id limit 1)";

const steps = [
  known("consents", "00c", "purpose, answer, wording_id", {
    of: `(array['content_email', 'content_phone', 'content_post', 'special_dates', 'interests'])[1 + step],
      case when ${drawn(101)} < 0.15 then 'withdrawn' else 'given' end, ${words}`,
    where: `${drawn(102)} < (array[0.6, 0.3, 0.2, 0.25, 0.1])[1 + step]`,
  }),
  known("preferences", "00d", "about, wish", {
    of: `(array['phone', 'email', 'letter', 'text', 'thanks'])[1 + step],
      case step when 4 then (array['call', 'note', 'perk', 'none'])[1 + g % 4] else (array['wanted', 'not_wanted', 'never'])[1 + g % 3] end`,
    where: `${drawn(103)} < 0.06`,
  }),
  known("intents", "00e", "intent, cause", {
    of: `(array['staying', 'unsure', 'leaving', 'left'])[1 + g % 4], case when g % 4 > 1 then 'price' end`,
    where: `step < 2 and ${drawn(104)} < 0.06`,
  }),
  known("special_dates", "00f", "kind, month, day, consent_id", {
    of: `(array['birthday', 'wedding'])[1 + step], (1 + g % 12)::smallint, (1 + g % 28)::smallint,
      (select c.id from consents c where c.customer_id = ${customer("g")} and c.purpose = 'special_dates' and c.answer = 'given')`,
    where: `step < 2 and exists (select from consents c
      where c.customer_id = ${customer("g")} and c.purpose = 'special_dates' and c.answer = 'given')`,
  }),
  known("lifecycle_facts", "010", "kind, happened_on", {
    of: `(array['onboarding_entered', 'onboarding_done', 'delivered', 'renewed', 'renewal_due'])[1 + step],
      case step when 4 then current_date + ((g % 700) - 350)::int else (standpoint_now() - make_interval(days => (g % 700)::int))::date end`,
    where: `${drawn(105)} < (array[0.1, 0.08, 0.3, 0.2, 0.25])[1 + step]`,
  }),
  known("needs", "011", "kind, words_id", {
    of: `(array['need', 'dislike', 'interest', 'buying'])[1 + g % 4], ${words}`,
    where: `step = 0 and ${drawn(106)} < 0.17`,
  }),
];

/** One in a hundred was recorded twice and merged into the record before. */
const merges = `
  update customers m set survivor_id = s.id
  from generate_series(2::bigint, {customers}, 100) g
  join customers s on s.id = ${customer("(g - 1)")} and s.survivor_id = s.id and s.withdrawn_at is null
  where m.id = ${customer("g")} and m.kind = s.kind`;

/** What customers said of themselves, and those recorded twice: added to a data set that has none of it yet. */
export async function ensureKnown(superUrl: string, count: number): Promise<boolean> {
  const sql = postgres(superUrl, { max: 1, onnotice: () => undefined });
  try {
    const [there] = await sql`select count(*)::int as consents from (select from consents limit ${count}) c`;
    if (Number(there?.consents) >= count / 10) return false;
    await sql.unsafe("set session_replication_role = replica; set work_mem = '256MB'; analyze texts");
    for (const step of steps) await sql.unsafe(step.replaceAll("{customers}", String(count)));
    await sql.unsafe("reset session_replication_role; analyze");
    await sql.unsafe(merges.replaceAll("{customers}", String(count)));
    await sql.unsafe("select fill_rule_facts()");
    return true;
  } finally {
    await sql.end();
  }
}
