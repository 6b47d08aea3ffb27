import "server-only";
import { stringify } from "csv-stringify/sync";
import type { Context } from "../context";
import { type CustomerLine, listCustomers } from "../customers/queries/list";
import { withTenures } from "../customers/queries/spells";
import { minorDigitsOf } from "../domain/amount";
import { tableOf } from "../domain/answer-table";
import { type CellValue, safeCell } from "../domain/csv-cell";
import { readCustomerFilter, readListOrder } from "../domain/customer-list";
import { type ExportList, type SendingWay, sendingWays } from "../domain/export";
import { issueScopes } from "../domain/issue";
import type { NumberRow } from "../domain/number-rows";
import { dayIn } from "../domain/plain-date";
import { rateDefinition } from "../domain/rate-definition";
import { rateFields, readRateCut, readRateQuestion, readRateRows } from "../domain/rate-question";
import type { Tenure } from "../domain/tenure";
import { rowsInput as experienceRowsInput } from "../experience/input";
import { everyBehind } from "../experience/queries/behind";
import { endExport, keepHeldBack } from "../exports/mutations";
import { listHeldBack } from "../exports/queries/log";
import { judgeRecipients } from "../exports/queries/recipients";
import { rowsInput } from "../numbers/input";
import { everyRow, rowsAsked } from "../numbers/queries/pages";
import { planColumns, planRows } from "../plans/queries/file";
import { promiseScopes, type QueueKey } from "../promises/queries/queue";
import { reportColumns, reportRows } from "../reports/queries/file";
import { everyMember } from "../segments/queries/measure";
import { listInput as readValues } from "../values/input";
import { figureColumns, valueFigures } from "../values/queries/file";
import { listValues, type ValueList } from "../values/queries/list";
import type { Caller } from "./caller";

type Filter = Readonly<Record<string, string>>;
type Asked = { caller: Caller; ctx: Context; filter: Filter; exportId: string; heldBack: Record<string, number> };
type Cells = readonly CellValue[];
/** `columns` null: the first row is what they are called, and is none of those counted. */
type ListFile = { columns: readonly string[] | null; rows: (asked: Asked) => AsyncGenerator<readonly Cells[]> };

/** Rows asked for at a time where the question is ours alone: enough to be quick, few enough for flat memory. */
const many = 1_000;

/** A customer behind a number, in a file: the day and the amount that the number is of. */
const rowColumns = ["id", "name", "place", "day", "amount", "currency"];

function cellsOf({ customerId, name, place, on, amountMinor }: NumberRow, currency: string): Cells {
  const amount = amountMinor === null ? [null, null] : [inUnits(amountMinor, currency), currency];
  return [customerId, name, place, on, ...amount];
}

/** How each list becomes the rows of a file: the same questions as its page asks, page after page. */
const files: Record<ExportList, ListFile> = {
  customers: {
    columns: [
      "id",
      "name",
      "kind",
      "place",
      "country",
      "with us since",
      "stated or observed",
      "current spell since",
      "breaks",
      "last bought",
      "last contact",
      "bought in all",
      "currency",
      "open issues",
    ],
    rows: async function* ({ ctx, filter }) {
      for await (const lines of customerPages(ctx, filter)) {
        const tenured = await withTenures(ctx, lines);
        yield tenured.map((line) => customerCells(line, ctx));
      }
    },
  },
  recipients: {
    columns: ["id", "name", "called", "address", "country"],
    rows: async function* ({ ctx, filter, exportId, heldBack }) {
      const way = wayOf(filter);
      for await (const lines of customerPages(ctx, filter)) {
        const judged = await judgeRecipients(ctx.db, { ids: lines.map(({ id }) => id), way, now: ctx.now });
        const held = judged.filter(({ reasons }) => reasons.length > 0);
        await keepHeldBack(
          ctx.db,
          exportId,
          held.map(({ id, reasons }) => ({ customerId: id, reasons })),
        );
        for (const reason of held.flatMap(({ reasons }) => reasons)) heldBack[reason] = (heldBack[reason] ?? 0) + 1;
        yield judged
          .filter(({ reasons }) => reasons.length === 0)
          .map(({ id, name, called, address, country }) => [id, name, called, address, country]);
      }
    },
  },
  "held-back": {
    columns: ["id", "name", "held back, because"],
    rows: async function* ({ ctx, filter }) {
      for (let after: string | null = null; ; ) {
        const lines = await listHeldBack(ctx.db, { exportId: filter.export ?? "", after, most: many });
        yield lines.map(({ customerId, name, reasons }) => [customerId, name, reasons.join(", ")]);
        after = lines.at(-1)?.customerId ?? null;
        if (after === null || lines.length < many) return;
      }
    },
  },
  promises: {
    columns: ["id", "customer id", "customer", "promised", "kind", "made", "due", "department", "outcome"],
    rows: async function* ({ caller, filter }) {
      const scope = promiseScopes.find((known) => known === filter.of) ?? "mine";
      let after: QueueKey | null = null;
      do {
        const page = await caller.promises.list({ scope, after });
        yield page.promises.map((promise) => promiseCells(promise, promise.standing.agreed.dueAt));
        after = page.next;
      } while (after);
    },
  },
  "promises-due": {
    columns: ["id", "customer id", "customer", "promised", "kind", "made", "due", "department", "outcome"],
    rows: async function* ({ caller, ctx, filter }) {
      const asked = rateFields(readRateQuestion(filter, ctx.today));
      let after: { dueAt: Date; id: string } | null = null;
      do {
        const page = await caller.rates.rows({ ...asked, which: readRateRows(filter.which), after });
        yield page.rows.map((row) => [...promiseCells(row, row.dueAt).slice(0, -1), row.outcome]);
        after = page.next;
      } while (after);
    },
  },
  rates: {
    columns: [
      "definition",
      "from",
      "to",
      "level",
      "origin",
      "cut",
      "value",
      "name",
      "due",
      "kept",
      "kept as last agreed",
      "overdue",
    ],
    rows: async function* ({ caller, ctx, filter }) {
      const question = readRateQuestion(filter, ctx.today);
      const [fields, by] = [rateFields(question), readRateCut(filter.by)];
      const all = await caller.rates.counts(fields);
      const { from, to, level, origin } = question;
      const about = [rateDefinition.version, from, to, level, origin];
      yield [[...about, null, null, null, all.due, all.kept, all.keptAsAgreed, all.outcomes.overdue ?? 0]];
      if (by === null) return;
      const { rows } = await caller.rates.by({ ...fields, by });
      yield rows.map((row) => [...about, by, row.value, row.name, row.due, row.kept, row.keptAsAgreed, row.overdue]);
    },
  },
  decisions: {
    columns: [
      "number",
      "title",
      "state",
      "since",
      "department",
      "decider",
      "for customers",
      "affected customers",
      "heavy because",
      "dissent",
      "urgent",
      "stops something",
      "found outside the register",
      "review on",
      "next on",
      "next",
    ],
    rows: async function* ({ caller, ctx, filter }) {
      let before: number | null = null;
      do {
        const page = await caller.decisions.export({
          ...filter,
          ...(before === null ? {} : { before: String(before) }),
        });
        yield page.rows.map((row) => [
          ...[row.number, row.title, row.state, dayIn(ctx.organisation.zone, row.since), row.department, row.decider],
          ...[row.gate, row.affectedCount, row.reasons?.join(", ")],
          ...[row.hasDissent, row.isUrgent, row.isStop, row.isUnregistered].map((is) => (is ? "yes" : "no")),
          ...[row.reviewOn, row.nextOn, row.nextKind],
        ]);
        before = page.next;
      } while (before !== null);
    },
  },
  issues: {
    columns: ["id", "customer id", "customer", "kind", "words", "opened", "department", "hand-offs"],
    rows: async function* ({ caller, filter }) {
      const scope = issueScopes.find((known) => known === filter.of) ?? "department";
      let after: { at: string; id: string } | null = null;
      do {
        const page = await caller.issues.list({ scope, after });
        yield page.issues.map((issue) => [
          ...[issue.id, issue.customerId, issue.customerName, issue.kind, issue.words, issue.openedAt],
          ...[issue.department, issue.handOffs],
        ]);
        after = page.next;
      } while (after);
    },
  },
  values: {
    columns: [
      ...[
        "id",
        "name",
        "place",
        "band",
        "repeat purchase days",
        "expected purchases",
        "chance that they are still a customer",
      ],
      ...["expected value", "between", "and", "bought so far", "currency"],
    ],
    rows: async function* ({ ctx, filter }) {
      let after: { minor: number; id: string } | null = null;
      do {
        const page: ValueList = await listValues(ctx.db, { ...readValues.parse(filter), after }, many);
        const currency = page.fit?.currency ?? ctx.organisation.currency;
        yield page.lines.map((line) => [
          ...[line.customerId, line.name, line.place, line.band, line.repeats, line.purchases, line.alive],
          ...[line.valueMinor, line.lowMinor, line.highMinor, line.historicMinor].map((minor) =>
            inUnits(minor, currency),
          ),
          currency,
        ]);
        after = page.next;
      } while (after);
    },
  },
  "value-figures": {
    columns: figureColumns,
    rows: async function* ({ ctx }) {
      yield await valueFigures(ctx.db);
    },
  },
  "number-rows": {
    columns: rowColumns,
    rows: async function* ({ ctx, filter }) {
      for await (const rows of everyRow(ctx, rowsAsked(ctx, rowsInput.parse(filter))))
        yield rows.map((row) => cellsOf(row, ctx.organisation.currency));
    },
  },
  "experience-rows": {
    columns: rowColumns,
    rows: async function* ({ ctx, filter }) {
      for await (const rows of everyBehind(ctx, experienceRowsInput.parse(filter)))
        yield rows.map((row) => cellsOf(row, ctx.organisation.currency));
    },
  },
  numbers: {
    columns: null,
    rows: async function* ({ caller, filter }) {
      const { lens, segmentName, which, version, answer, asOf, countedAt } = await caller.counts.answer({
        ...filter,
        which: filter.which ?? "",
      });
      const { columns, rows } = tableOf(answer ?? []);
      const about = [which, version, asOf, lens.lapseDays, segmentName ?? "everyone", countedAt?.toISOString()];
      yield [["figures", "version", "as of", "lost after days", "segment", "counted at", ...columns]];
      for (let at = 0; at < rows.length; at += many) yield rows.slice(at, at + many).map((row) => [...about, ...row]);
    },
  },
  plan: {
    columns: planColumns,
    rows: async function* ({ ctx, filter }) {
      yield await planRows(ctx, filter.plan);
    },
  },
  report: {
    columns: reportColumns,
    rows: async function* ({ ctx, filter }) {
      yield await reportRows(ctx, filter.quarter);
    },
  },
};

/** A list as a CSV file, written as it is read; when its last line is written the export says how many there were. */
export async function* writeList(list: ExportList, given: Omit<Asked, "heldBack">): AsyncGenerator<string> {
  const { columns, rows } = files[list];
  const asked = { ...given, heldBack: {} };
  let count = columns ? 0 : -1;
  yield columns ? stringify([[...columns]], { bom: true }) : "\ufeff";
  for await (const page of rows(asked)) {
    count += page.length;
    if (page.length > 0) yield stringify(page.map((cells) => cells.map(safeCell)));
  }
  await endExport(given.ctx.db, given.exportId, {
    rows: Math.max(count, 0),
    heldBack: list === "recipients" ? asked.heldBack : null,
  });
}

async function* customerPages(ctx: Context, filter: Filter): AsyncGenerator<readonly CustomerLine[]> {
  if (filter.segment !== undefined) {
    yield* everyMember(ctx, filter.segment);
    return;
  }
  const { db, now, today, organisation } = ctx;
  const question = { filter: readCustomerFilter(filter), order: readListOrder(filter), now, today, most: many };
  let after: string | null = null;
  do {
    const page = await listCustomers(db, { ...question, lapseDays: organisation.lapseDays, after });
    if (page.lines.length > 0) yield page.lines;
    after = page.next;
  } while (after !== null);
}

function customerCells(line: CustomerLine & { tenure: Tenure }, { organisation }: Context): Cells {
  const { id, name, kind, place, country, sinceOn, lastOn, lastContactAt, valueMinor, openIssues } = line;
  const value = [inUnits(valueMinor, organisation.currency), valueMinor === null ? null : organisation.currency];
  const { basis, currentSince, breaks } = line.tenure;
  return [
    id,
    name,
    kind,
    place,
    country,
    sinceOn,
    basis,
    currentSince,
    breaks,
    lastOn,
    lastContactAt,
    ...value,
    openIssues,
  ];
}

type PromiseLine = Awaited<ReturnType<Caller["promises"]["list"]>>["promises"][number];

/** The department answers in a file, never a person (ruling 10). */
function promiseCells(promise: PromiseLine, due: Date): Cells {
  const { id, customerId, customerName, said, kind, madeAt, owner, verdict } = promise;
  return [
    id,
    customerId,
    customerName,
    said,
    kind,
    madeAt.toISOString(),
    due.toISOString(),
    owner.department,
    verdict.outcome,
  ];
}

function wayOf(filter: Filter): SendingWay {
  return sendingWays.find((way) => way === filter.way) ?? "email";
}

const digits = new Map<string, number>();

/** Minor units as a plain number a spreadsheet adds up: 21400 pence are 214.00. */
function inUnits(minor: number | null, currency: string): string | null {
  if (minor === null) return null;
  const places = digits.get(currency) ?? minorDigitsOf(currency);
  digits.set(currency, places);
  return (minor / 10 ** places).toFixed(places);
}
