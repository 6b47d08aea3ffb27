import { redirect } from "next/navigation";

/** The settings begin with one's own. */
export default function SettingsPage(): never {
  redirect("/settings/me");
}
