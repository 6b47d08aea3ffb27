import { messageOf } from "@/server/domain/fault";
import { add, type Count, nothing } from "./count";
import { proveClones } from "./proof/clones";
import { proveImportKills } from "./proof/import-kills";
import { proveNastyImports } from "./proof/import-nasty";
import { proveImportScale } from "./proof/import-scale";
import { proveKills } from "./proof/kills";
import { proveOlderPostgres } from "./proof/older-postgres";
import { proveReminderKills } from "./proof/reminder-kills";

/** `npm run proof`: what takes too long, or needs too much of the machine, for every `npm test` (ruling 37). */
const proofs: [string, () => AsyncGenerator<string>][] = [
  ["From a fresh clone", proveClones],
  ["kill -9", proveKills],
  ["import-kill: a worker killed in the middle of an import", proveImportKills],
  ["reminder-kill: two workers, the clock jumping, kill -9 in the middle", proveReminderKills],
  ["import-nasty: files nobody should hand in", proveNastyImports],
  ["import-scale: a million customers and ten million purchases", proveImportScale],
  ["Data tests on PostgreSQL 15", proveOlderPostgres],
];

const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length);
let total: Count = nothing;
for (const [name, prove] of proofs.filter(([title]) => !only || title.includes(only))) {
  console.log(name);
  total = add(total, await count(prove()));
}
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`);
process.exit(total.failed === 0 ? 0 : 1);

/** Every sentence a proof yields held; one that begins with "skipped" could not be tried here. */
async function count(proof: AsyncGenerator<string>): Promise<Count> {
  const counted = { ...nothing };
  try {
    for await (const sentence of proof) {
      counted[sentence.startsWith("skipped") ? "skipped" : "passed"] += 1;
      console.log(`  ok     ${sentence}`);
    }
  } catch (error) {
    counted.failed += 1;
    console.log(`  FAILED ${messageOf(error)}`);
  }
  return counted;
}
