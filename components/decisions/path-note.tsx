"use client";

import { use, useEffect, useRef, useState } from "react";
import { type HeavyReason, heavyWords } from "@/server/domain/decision-words";
import { heavySoFar, type PathLimits } from "@/server/domain/letter";
import { ReachContext } from "./reach-state";

type Props = {
  limits: PathLimits;
  /** As the letter stands when the page opens. */
  initial: readonly HeavyReason[];
};

/** Which path the letter takes as it is written, and why. */
export function PathNote({ limits, initial }: Props) {
  const { reaches, isCounting } = use(ReachContext);
  const reach = isCounting ? null : reaches.together;
  const here = useRef<HTMLDivElement>(null);
  const [reasons, setReasons] = useState(initial);

  useEffect(() => {
    const form = here.current?.closest("form");
    if (!form) return;
    const weigh = () => {
      const data = new FormData(form);
      const read = (name: string) => {
        const value = data.get(name);
        return typeof value === "string" ? value : null;
      };
      setReasons(heavySoFar(read, limits, reach));
    };
    weigh();
    const heard = ["input", "change"] as const;
    for (const event of heard) form.addEventListener(event, weigh);
    return () => {
      for (const event of heard) form.removeEventListener(event, weigh);
    };
  }, [limits, reach]);

  return (
    <div ref={here} role="status">
      {reasons.length === 0 ? <Light /> : <Heavy reasons={reasons} />}
    </div>
  );
}

function Light() {
  return (
    <>
      <p className="font-medium text-kept">Light path, so far</p>
      <p className="small mt-1 text-ink-2">One advocate takes a position, then the decider decides.</p>
    </>
  );
}

function Heavy({ reasons }: { reasons: readonly HeavyReason[] }) {
  return (
    <>
      <p className="font-medium text-due">Heavy path</p>
      <ul className="small mt-1 grid gap-0.5 text-ink-2">
        {reasons.map((reason) => (
          <li key={reason}>because {heavyWords[reason]}</li>
        ))}
      </ul>
      <p className="small mt-1.5 text-ink-2">
        The board looks at it before it is decided, and somebody other than its owner decides.
      </p>
    </>
  );
}
