import { z } from "zod";
import { erasureReasons } from "../domain/erasure";
import { choice, idField, words } from "../trpc/fields";

export const ofCustomer = z.object({ customerId: idField });

export const oneErasure = z.object({ erasureId: idField });

export const requestErasureInput = z.object({
  customerId: idField,
  reason: choice(erasureReasons),
  reference: words(1, 200, "Please give the number of the request, or where it is filed."),
  typed: words(1, 300, "Please type the customer’s name, or ERASE."),
});
export type RequestErasure = z.output<typeof requestErasureInput>;
