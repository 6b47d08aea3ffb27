import { openDatabase } from "@/db/client";
import { issueSetUpToken } from "@/server/accounts/tasks";

/** The path at which the first account is made; good once, and only while nobody is here. */
export async function setUpLink(appUrl: string): Promise<string> {
  const client = openDatabase(appUrl, { max: 1 });
  try {
    const link = await issueSetUpToken(client.db);
    return link ? `/set-up/${link.token}` : "/sign-in";
  } finally {
    await client.close();
  }
}
