import { Rate } from "@/components/format/rate";
import { addDays, addMonths, type PlainDate } from "@/server/domain/plain-date";
import { rateAddress, readRateQuestion } from "@/server/domain/rate-question";
import type { RatesBy } from "@/server/rates/queries/cuts";

/** The twelve months up to today. */
export function charterPeriod(today: PlainDate): { from: PlainDate; to: PlainDate } {
  return { from: addDays(addMonths(today, -12), 1), to: today };
}

type Props = { clauseKey: string; hasTrigger: boolean; rates: RatesBy; today: PlainDate; short?: boolean };

/** How often a clause was kept, with the promises behind it; what nothing triggers makes none. */
export function ClauseRate({ clauseKey, hasTrigger, rates, today, short }: Props) {
  const row = rates.rows.find(({ value }) => value === clauseKey);
  if (!row)
    return <span className="text-ink-3">{hasTrigger ? "Nothing has come due yet" : "Makes no promise by itself"}</span>;
  const question = readRateQuestion({ ...charterPeriod(today), level: "charter", clause: clauseKey }, today);
  return <Rate k={row.kept} n={row.due} href={`/promises/due?${rateAddress(question)}`} short={short} />;
}
