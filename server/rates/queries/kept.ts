import { type KeptRate, keptRate, type MonthOfPromises } from "../../domain/kept-rate";
import { monthsBetween } from "../../domain/months";
import type { RateQuestion } from "../../domain/rate-question";
import { outcomesOf } from "./panel";
import type { Reader } from "./source";
import { nothing, tally } from "./tally";

/** The kept rate alone, without what stands beside it on its page. */
export async function getKept(reader: Reader, question: RateQuestion): Promise<KeptRate> {
  const counts = (await tally(reader, question))[0] ?? nothing;
  return keptRate({
    ...{ due: counts.due, kept: counts.kept, keptAsAgreed: counts.agreed, askedByCustomer: counts.asked },
    outcomes: outcomesOf(counts),
  });
}

/** M1 by calendar month; a month in which nothing fell due has n = 0. */
export async function listMonths(reader: Reader, question: RateQuestion): Promise<MonthOfPromises[]> {
  const sums = await tally(reader, question, { step: "month", only: ["due", "kept"] });
  return monthsBetween(question.from, question.to).map(({ from }) => {
    const { due, kept } = sums.find(({ begins }) => begins === from) ?? nothing;
    return { month: from.slice(0, 7), due, kept };
  });
}
