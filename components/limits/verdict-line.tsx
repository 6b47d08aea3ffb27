import { formatMoney } from "@/components/format/amount";
import { Notice } from "@/components/ui/notice";
import { windowDays } from "@/server/domain/goodwill";
import type { Verdict } from "./judge";

/** What will come of the form, said before it is sent. Heard, too, when it changes. */
export function VerdictLine({ verdict, currency }: { verdict: Verdict; currency: string }) {
  return (
    <div aria-live="polite">
      <Words verdict={verdict} currency={currency} />
    </div>
  );
}

function Words({ verdict, currency }: { verdict: Verdict; currency: string }) {
  const money = (minor: number) => formatMoney(minor, currency);
  if (verdict.kind === "unsaid")
    return (
      <p className="small text-ink-3">
        Within your limit nobody is asked. What was given for the same thing before counts, whoever gave it; so does
        what they were given in {windowDays} days, where that is bounded.
      </p>
    );
  const { forCaseMinor } = verdict.before;
  const before = forCaseMinor > 0 ? ` ${money(forCaseMinor)} was given for this before.` : "";
  if (verdict.kind === "within")
    return (
      <Notice tone="kept" label="Within your limit">
        Nobody is asked.{before} After this {money(verdict.leftMinor)} is left.
      </Notice>
    );
  const left = verdict.leftMinor > 0 ? `You may give ${money(verdict.leftMinor)} more by yourself.` : "";
  return verdict.able.length > 0 ? (
    <Notice tone="due" label="Above your limit">
      {`${before} ${left} Name who approves it: it is sent as a request and the wait is counted.`.trim()}
    </Notice>
  ) : (
    <Notice tone="broken" label="Above everybody’s limit">
      {`${before} ${left} Nobody you can ask may give that much. The board would have to change the limits.`.trim()}
    </Notice>
  );
}
