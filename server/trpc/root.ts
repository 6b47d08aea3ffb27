import { accountsRouter } from "../accounts/router";
import { decisionsRouter } from "../decisions/router";
import { departmentsRouter } from "../departments/router";
import { governanceRouter } from "../governance/router";
import { importsRouter } from "../imports/router";
import { numbersRouter } from "../numbers/router";
import { organisationRouter } from "../organisation/router";
import { peopleRouter } from "../people/router";
import { segmentsRouter } from "../segments/router";
import { shellRouter, waitingRouter } from "../waiting/router";
import { router } from "./init";

export const appRouter = router({
  numbers: numbersRouter,
  segments: segmentsRouter,
  shell: shellRouter,
  waiting: waitingRouter,
  imports: importsRouter,
  accounts: accountsRouter,
  people: peopleRouter,
  organisation: organisationRouter,
  departments: departmentsRouter,
  decisions: decisionsRouter,
  governance: governanceRouter,
});

export type AppRouter = typeof appRouter;
