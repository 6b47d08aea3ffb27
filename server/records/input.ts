import { z } from "zod";
import { recordFormats } from "../domain/record";
import { choice, idField } from "../trpc/fields";

export const ofCustomer = z.object({ customerId: idField });

export const takeRecordInput = z.object({ customerId: idField, as: choice(recordFormats) });
