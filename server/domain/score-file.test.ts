import { describe, expect, it } from "vitest";
import { readScores } from "./score-file";

describe("a file of scores", () => {
  it("is read whole, whatever its delimiter and the order of its columns", () => {
    const rows = [
      { external: "A-1", score: 10, askedOn: "2026-10-01" },
      { external: null, score: 0, askedOn: "2026-10-02" },
    ];
    expect(readScores("Customer,Score (0-10),Asked on\r\nA-1,10,2026-10-01\r\n,0,2 October 2026\r\n")).toEqual({
      rows,
    });
    expect(readScores('sep=;\nasked on;nps;external id\n2026-10-01;10;"A-1"\n2026-10-02T08:15:00Z;0;\n')).toEqual({
      rows,
    });
  });

  it("needs no customers", () => {
    expect(readScores("score\tdate\n7\t2026-10-01")).toEqual({
      rows: [{ external: null, score: 7, askedOn: "2026-10-01" }],
    });
  });

  it.each(["11", "-1", "7.5", "seven", "", "1e1", "７", "7 8"])(
    "is refused as a whole for a score of “%s”",
    (score) => {
      expect(readScores(`score,date\n8,2026-10-01\n${score || '""'},2026-10-02\n9,2026-10-03\n`)).toEqual({
        fault: { key: "scores_row", line: 3, faults: 1 },
      });
    },
  );

  it.each(["3/4/2026", "2026-02-30", "yesterday", ""])(
    "is refused for a day like “%s”, which nobody can tell",
    (day) => {
      expect(readScores(`score,date\n8,${day}\n`)).toEqual({ fault: { key: "scores_row", line: 2, faults: 1 } });
    },
  );

  it("is refused without its columns, without rows, with a stray quotation mark or a NUL", () => {
    expect(readScores("who,what\nA,1")).toEqual({ fault: { key: "scores_no_columns" } });
    expect(readScores("")).toEqual({ fault: { key: "scores_no_columns" } });
    expect(readScores("score,date\n")).toEqual({ fault: { key: "scores_empty" } });
    expect(readScores('score,date\n8,"2026-10-01\n9,2026-10-02\n')).toMatchObject({ fault: { key: "scores_row" } });
    expect(readScores("id,score,date\nA\0B,8,2026-10-01\n")).toMatchObject({ fault: { key: "scores_row", line: 2 } });
  });
});
