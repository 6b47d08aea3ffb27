import type postgres from "postgres";
import { addMonths, plainDate } from "../../server/domain/plain-date";
import type { WalletSource } from "../../server/domain/wallet";
import { type Calendar, later, londonAt, plusDays } from "./calendar";
import { insertBatches } from "./insert";
import { type Random, randomFrom } from "./random";
import { newSheet, type Sheet } from "./rows";

const notedBy = ["Amara Boateng", "Siân Pritchard", "Chloe Farrant", "Daniel Reyes"];

type Buyer = { id: string; lastOn: string; year: number };

/** What some customers buy elsewhere, as they told us, and a survey that others held. */
export async function tellOfExperience(tx: postgres.TransactionSql, calendar: Calendar): Promise<void> {
  const people = new Map((await tx<Person[]>`select name, id, roles from people`).map((one) => [one.name, one]));
  const random = randomFrom("experience");
  const buyers = await tx<Buyer[]>`
    select p.customer_id as id, max(p.bought_on)::text as "lastOn", sum(p.amount_minor)::float8 as year
    from purchases p join customers c on c.id = p.customer_id and c.survivor_id = c.id and c.erased_at is null
    where p.bought_on > ${plusDays(calendar.today, -365)}::date and p.withdrawn_at is null
    group by p.customer_id having sum(p.amount_minor) > 5000 order by p.customer_id`;
  const sheet = newSheet();
  for (const table of ["wallet_estimates", "score_files", "promoter_scores"]) sheet.open(table);
  for (const buyer of buyers) {
    const by = people.get(random.pick(notedBy));
    if (by && random.chance(0.05)) sheet.add("wallet_estimates", estimateOf(buyer, random, calendar, by.id));
  }
  const admin = [...people.values()].find(({ roles }) => roles.includes("admin"));
  if (admin) surveyOf({ sheet, random, calendar }, buyers, admin.id);
  await insertBatches(tx, sheet.batches);
}

type Person = { name: string; id: string; roles: string[] };

/** Said within the last fourteen months, so that some have expired. */
function estimateOf({ id, year }: Buyer, random: Random, calendar: Calendar, by: string) {
  const said = plusDays(calendar.today, -random.int(2, 425));
  const recorded = londonAt(said, random.int(560, 980));
  const source: WalletSource = random.weighted([
    ["customer", 6],
    ["survey", 2],
    ["bureau", 1],
    ["guess", 2],
  ]);
  return {
    ...{ id: random.id(recorded), customer_id: id, currency: "GBP", source, said_on: said, recorded_at: recorded },
    elsewhere_minor: Math.round((year * random.int(5, 190)) / 100 / 1000) * 1000,
    expires_on: addMonths(plainDate(said), 12),
    recorded_by: by,
  };
}

/** How often each of 0 to 10 is given, in a hundred: many a 7 and 8. */
const given = [1, 1, 2, 3, 4, 7, 9, 17, 24, 18, 14].map((weight, score) => [score, weight] as const);

function surveyOf(
  { sheet, random, calendar }: { sheet: Sheet; random: Random; calendar: Calendar },
  buyers: readonly Buyer[],
  admin: string,
): void {
  const asked = plusDays(calendar.today, -70);
  const recorded = londonAt(plusDays(asked, 21), 605);
  const answering = buyers.filter(({ lastOn }) => later(lastOn, asked) === asked && random.chance(0.3)).slice(0, 160);
  const rows = answering.length + 24;
  const file = random.id(recorded);
  const source = "Autumn survey by Kestrel Research, by e-mail";
  const sha256 = `\\x${"07".repeat(32)}`;
  sheet.add("score_files", {
    ...{ id: file, source, sha256, rows, strangers: 6, imported_by: admin, recorded_at: recorded },
  });
  for (let at = 0; at < rows; at += 1) {
    sheet.add("promoter_scores", {
      ...{ id: random.id(recorded), file_id: file, customer_id: answering[at]?.id ?? null, recorded_at: recorded },
      ...{ score: random.weighted([...given]), asked_on: plusDays(asked, random.int(0, 12)) },
    });
  }
}
