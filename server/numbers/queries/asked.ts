import { sql } from "drizzle-orm";
import { placeholder } from "@/db/prepared";

/** What every question about customers is asked with: the day it speaks of, the lapse threshold, the time to come back. */
export const asOf = sql`${placeholder("asOf")}::date`;
export const lapseDays = sql`${placeholder("lapseDays")}::int`;
export const segment = sql`${placeholder("segment")}::text`;
export const days = (name: string) => sql`${placeholder(name)}::int`;
