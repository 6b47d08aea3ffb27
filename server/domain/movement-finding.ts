import type { CustomerMovement } from "./customer-numbers";
import { balanceFinding, type Finding } from "./finding";

/** Whether more customers came, new or won back, than were lost; `when`: "since 1 December 2025". */
export function movementFinding({ new: first, wonBack, lost }: CustomerMovement, when: string): Finding {
  if (first + wonBack + lost === 0) return { reading: "none", words: `Nobody came, was won back or was lost ${when}.` };
  return balanceFinding(
    { plus: first + wonBack, minus: lost },
    { plus: "came or were won back", minus: "were lost", when },
  );
}
