import { env } from "../env";
import { procedureFor, router } from "../trpc/init";
import { askForTestMail } from "./mutations";
import { getPostState } from "./queries";

const aWeek = 7 * 24 * 60 * 60_000;

export const mailRouter = router({
  /** Whether mail is set up, and how it went this week. The login to the mail server is told to nobody. */
  state: procedureFor("settings:manage").query(async ({ ctx }) => {
    const { SMTP_URL: url, MAIL_FROM: from, STANDPOINT_URL: address } = env();
    const server = url ? new URL(url).host : null;
    return {
      server,
      from: from ?? null,
      address,
      ...(await getPostState(ctx.db, new Date(ctx.now.getTime() - aWeek))),
    };
  }),
  test: procedureFor("settings:manage").mutation(({ ctx }) => askForTestMail(ctx)),
});
