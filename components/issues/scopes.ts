import type { IssueScope } from "@/server/domain/issue";

/** Whose open issues a queue shows, and what is said when there are none. */
export const issueScopeWords: Record<IssueScope, { label: string; empty: string }> = {
  mine: { label: "Mine", empty: "No open issue is yours." },
  department: { label: "My department’s", empty: "Your department looks after no open issue." },
  everyone: { label: "Everyone’s", empty: "Nothing is wrong for anybody, as far as we know." },
};
