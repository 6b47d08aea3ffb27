import { writeFileSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Measured, measure } from "./measure";
import { printNumbers } from "./numbers";
import { openBench } from "./open";
import { print } from "./print";
import { questions } from "./questions";

const { values } = parseArgs({
  options: {
    customers: { type: "string", default: "20000" },
    seconds: { type: "string", default: "4" },
    /** So many promises of three years, in a database of their own: for the kept rate. */
    promises: { type: "string" },
    /** So many decisions of three years, in a database of their own: for the register. */
    decisions: { type: "string" },
    only: { type: "string" },
    json: { type: "string" },
  },
});

const count = Number(values.customers);
const many = (asked: string | undefined) => (asked === undefined ? null : Number(asked));
// What is asked of the register alone is asked of a large one.
const decisions = values.decisions ?? (values.only?.startsWith("decisions") ? "20000" : undefined);
const bench = await openBench(count, { promises: many(values.promises), decisions: many(decisions) });
const results: Measured[] = [];
try {
  for (const question of questions.filter(({ name }) => isWanted(name))) {
    results.push(await measure(bench, question, Number(values.seconds)));
    print(results.at(-1));
  }
  if (values.only?.startsWith("numbers")) await printNumbers(bench);
} finally {
  await bench.close();
}
if (values.json)
  writeFileSync(path.resolve(values.json), JSON.stringify({ machine: machine(), customers: count, results }, null, 2));

/** `--only find,brief`: the questions that begin so. */
function isWanted(name: string): boolean {
  return !values.only || values.only.split(",").some((beginning) => name.startsWith(beginning));
}

function machine() {
  return { node: process.version, cores: availableParallelism(), memory: totalmem() };
}
