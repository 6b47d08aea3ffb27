import type { UseCut } from "@/server/domain/goodwill";
import type { GoodwillAct } from "@/server/domain/limit";

type Asked = { show: UseCut; days: number; act?: GoodwillAct | null | undefined; team?: string | null | undefined };

/** The rows behind a number of the use of limits. */
export function rowsOfUse({ show, days, act, team }: Asked): string {
  const asked = { show, days: String(days), ...(act ? { act } : {}), ...(team ? { team } : {}) };
  return `/governance/limits/rows?${new URLSearchParams(asked)}`;
}
