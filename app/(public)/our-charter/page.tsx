import type { Metadata } from "next";
import { PublicCharterView } from "@/components/charter/public-charter";
import { openCharter } from "@/server/auth/open-charter";

export async function generateMetadata(): Promise<Metadata> {
  const charter = await openCharter();
  return { title: charter ? { absolute: `Our charter · ${charter.house}` } : "Our charter" };
}

/** For everybody, without signing in: to read, to print, and inside another page with ?embed=1. */
export default async function OurCharterPage({ searchParams }: PageProps<"/our-charter">) {
  const [{ embed }, charter] = [await searchParams, await openCharter()];
  return <PublicCharterView charter={charter} isEmbedded={embed === "1"} />;
}
