import type { UnhappyScope } from "@/server/domain/unhappy";

/** Whose unhappy customers a queue shows, and what is said when there are none. */
export const unhappyScopeWords: Record<UnhappyScope, { label: string; empty: string }> = {
  nobody: { label: "Nobody looks after them", empty: "Everybody who is very unhappy has somebody." },
  mine: { label: "Mine", empty: "You look after nobody who is very unhappy." },
  everyone: { label: "Everyone", empty: "Nobody is very unhappy, as far as we know." },
};
