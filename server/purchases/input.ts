import { z } from "zod";
import { currencyField, dayField, idField, optionalWords, words } from "../trpc/fields";

const line = {
  boughtOn: dayField,
  orderRef: words(1, 200, "Please give the order’s reference."),
  what: optionalWords(400),
  amount: words(1, 40, "Please give the amount."),
  currency: currencyField,
};

export const purchaseInput = z.object({ purchaseId: idField });

export const recordPurchaseInput = z.object({ customerId: idField, ...line });
export type RecordPurchase = z.output<typeof recordPurchaseInput>;

export const correctPurchaseInput = z.object({ purchaseId: idField, ...line });
export type CorrectPurchase = z.output<typeof correctPurchaseInput>;
