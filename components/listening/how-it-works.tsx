import type { ReactNode } from "react";

/** What the sample is and is not, beside its figures. */
export function HowListeningWorks({ perTeam, children }: { perTeam: number; children?: ReactNode }) {
  return (
    <div className="small grid gap-2.5 text-ink-2">
      <p>
        When a month is over the database draws {perTeam} of its contacts from each team. Nobody can know beforehand
        which, and nothing recorded afterwards is among them.
      </p>
      <p>
        A manager who did not hold the contact says whether something was promised in it. A promise counts as logged
        only where it had been before the month was over.
      </p>
      <p>
        A team that logs only what it is sure to keep has a fine kept rate and a poor capture rate. The two are read
        together; neither is anybody’s own figure. In the sum over all teams small ones weigh as much as large ones.
      </p>
      {children}
    </div>
  );
}
