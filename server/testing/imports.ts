import { Readable } from "node:stream";
import type { ImportKind } from "../domain/import-file";
import { type ImportMapping, wholeMapping } from "../domain/import-mapping";
import type { Surroundings } from "../imports/mutations/bring";
import { carryOut } from "../imports/mutations/carry-out";
import { handInFile } from "../imports/mutations/hand-in";
import { newRun } from "../imports/mutations/run";
import { listFailures } from "../imports/queries/failures";
import { getImport } from "../imports/queries/file";
import { getRun } from "../imports/queries/runs";
import type { World } from "./database";
import { anOrganisation, aPerson } from "./factories";

const around: Surroundings = {
  now: new Date("2026-11-21T12:00:00Z"),
  zone: "Europe/London",
  defaults: { country: "GB", currency: "GBP" },
};

export type GivenImport = {
  kind: ImportKind;
  text: string;
  startedBy: string;
  effect?: "dry" | "real";
  mapping?: Partial<ImportMapping>;
  batchSize?: number;
};

/** An organisation and an administrator; from here on the test acts with the application's rights. */
export async function aStart(world: World): Promise<string> {
  await anOrganisation(world);
  const { id } = await aPerson(world, { roles: ["admin"] });
  await world.asApp();
  return id;
}

/** A file that was handed in and a run of it that nobody has carried out yet. */
export async function aRun(
  { tx }: Pick<World, "tx">,
  { kind, text, startedBy, effect = "real", mapping }: GivenImport,
) {
  const body = Readable.from([Buffer.from(text)]);
  const importId = await handInFile(tx, { kind, fileName: "file.csv", body, actor: { id: startedBy } });
  const file = await getImport(tx, importId);
  const guessed = { dayOrder: "ymd", decimalMark: "point" } as const;
  const said = Object.fromEntries(Object.entries(file.mapping).filter(([, value]) => value !== null));
  const whole = wholeMapping({ ...guessed, ...said, ...mapping });
  return { importId, runId: await newRun(tx, { importId, effect, mapping: whole, startedBy }) };
}

/** A file, handed in and carried out: what became of its rows. */
export async function bringIn(world: Pick<World, "tx">, given: GivenImport) {
  const { importId, runId } = await aRun(world, given);
  await carryOut(world.tx, runId, { ...around, ...(given.batchSize ? { batchSize: given.batchSize } : {}) });
  const { created, updated, unchanged, skipped, failed, rowsRead, stoppedBy } = await getRun(world.tx, runId);
  const failures = await listFailures(world.tx, runId, 0, 10_000);
  return { importId, runId, parts: { created, updated, unchanged, skipped, failed, rowsRead }, stoppedBy, failures };
}
