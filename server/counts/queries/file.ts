import { tableOf } from "../../domain/answer-table";
import type { ListFile } from "../../list-file";
import { answerInput } from "../input";
import { getAnswer } from "./answers";

const many = 1_000;

/** One question's answer as a table, each row with what it was counted through. */
export const answerFile: ListFile = {
  right: "number:read",
  columns: null,
  rows: async function* ({ ctx, filter }) {
    const asked = answerInput.parse({ ...filter, which: filter.which ?? "" });
    const { lens, segmentName, which, version, answer, asOf, countedAt } = await getAnswer(ctx, asked);
    const { columns, rows } = tableOf(answer ?? []);
    const about = [which, version, asOf, lens.lapseDays, segmentName ?? "everyone", countedAt?.toISOString()];
    yield [["figures", "version", "as of", "lost after days", "segment", "counted at", ...columns]];
    for (let at = 0; at < rows.length; at += many) yield rows.slice(at, at + many).map((row) => [...about, ...row]);
  },
};
