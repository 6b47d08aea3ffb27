import { customerPages } from "../../customers/queries/file";
import { type SendingWay, sendingWays } from "../../domain/export";
import { type Filter, type ListFile, paged } from "../../list-file";
import { keepHeldBack } from "../mutations";
import { listHeldBack } from "./log";
import { judgeRecipients } from "./recipients";

/** Customers to whom content may go; whoever is left out is noted with the reasons. */
export const recipientFile: ListFile = {
  right: "customer:read",
  columns: ["id", "name", "called", "address", "country"],
  rows: async function* ({ ctx, filter, exportId, heldBack }) {
    const way = wayOf(filter);
    for await (const lines of customerPages(ctx, filter)) {
      const judged = await judgeRecipients(ctx.db, { ids: lines.map(({ id }) => id), way, now: ctx.now });
      const held = judged.filter(({ reasons }) => reasons.length > 0);
      await keepHeldBack(
        ctx.db,
        exportId,
        held.map(({ id, reasons }) => ({ customerId: id, reasons })),
      );
      for (const reason of held.flatMap(({ reasons }) => reasons)) heldBack[reason] = (heldBack[reason] ?? 0) + 1;
      const sent = judged.filter(({ reasons }) => reasons.length === 0);
      yield sent.map(({ id, name, called, address, country }) => [id, name, called, address, country]);
    }
  },
};

function wayOf(filter: Filter): SendingWay {
  return sendingWays.find((way) => way === filter.way) ?? "email";
}

const many = 1_000;

/** Whom a file of recipients left out, and why. */
export const heldBackFile: ListFile = {
  right: "list:export",
  columns: ["id", "name", "held back, because"],
  rows: async function* ({ ctx, filter }) {
    const pages = paged(async (after: string | null) => {
      const lines = await listHeldBack(ctx.db, { exportId: filter.export ?? "", after, most: many });
      return { lines, next: lines.length < many ? null : (lines.at(-1)?.customerId ?? null) };
    });
    for await (const { lines } of pages)
      yield lines.map(({ customerId, name, reasons }) => [customerId, name, reasons.join(", ")]);
  },
};
