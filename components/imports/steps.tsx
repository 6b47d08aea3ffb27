"use client";

import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";

const steps = ["Hand in", "Say how it is read", "Try it", "Bring it in"] as const;

type Props = { at: 1 | 2 | 3 | 4; importId: string; canReread: boolean };

/** Where an import stands. How it is read can be said anew until it has gone in. */
export function Steps({ at, importId, canReread }: Props) {
  return (
    <ol aria-label="Steps of this import" className="small mb-6 flex flex-wrap gap-x-5 gap-y-1 text-ink-3">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index + 1 === at ? "step" : undefined}
          className={classes("flex items-baseline gap-1.5", index + 1 === at && "font-semibold text-ink")}
        >
          <span className="num" aria-hidden="true">
            {index + 1 < at ? "✓" : index + 1}
          </span>
          {index === 1 && at > 2 && canReread ? (
            <Link href={`/settings/imports/${importId}?step=read`}>{step}</Link>
          ) : (
            step
          )}
        </li>
      ))}
    </ol>
  );
}
