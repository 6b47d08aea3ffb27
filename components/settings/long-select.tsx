"use client";

import { Select } from "@/components/ui/select";
import { unpacked } from "@/server/domain/place";

type Props = { choices: string; blank?: string | undefined; defaultValue?: string | undefined };

/** A select of hundreds, which travels as one text (`packed`). */
export function LongSelect({ choices, ...rest }: Props) {
  return <Select options={unpacked(choices)} {...rest} />;
}
