import type { Metadata } from "next";
import { OrganisationForm } from "@/components/organisation/organisation-form";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { placeChoices } from "@/server/domain/place";
import { getCaller, getContext, isDenied, orDenied } from "@/server/trpc/caller";
import { saveOrganisation } from "./actions";

export const metadata: Metadata = { title: "Organisation" };

export default async function OrganisationPage() {
  const caller = await getCaller();
  const settings = await orDenied(caller.organisation.get());
  if (isDenied(settings)) return <Denied right={settings.denied} />;
  const { actor } = await getContext();
  return (
    <>
      <PageHead label="Settings" title={settings.name}>
        What holds for everybody who has not stated their own.
      </PageHead>
      <SettingsTabs current="/settings/organisation" person={actor} />
      <OrganisationForm action={saveOrganisation} settings={settings} choices={placeChoices()} />
    </>
  );
}
