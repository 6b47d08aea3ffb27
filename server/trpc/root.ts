import { accountsRouter } from "../accounts/router";
import { importsRouter } from "../imports/router";
import { router } from "./init";

export const appRouter = router({ imports: importsRouter, accounts: accountsRouter });

export type AppRouter = typeof appRouter;
