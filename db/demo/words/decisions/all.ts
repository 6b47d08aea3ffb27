import { care } from "./care";
import type { DemoDecision } from "./decision";
import { finance } from "./finance";
import { it } from "./it";
import { legal } from "./legal";
import { marketing } from "./marketing";
import { operations } from "./operations";
import { risk } from "./risk";
import { sales } from "./sales";
import { salesOffers } from "./sales-offers";
import { service } from "./service";

/** Every decision of the demo company, the one made or begun longest ago first. */
export const allDecisions: readonly DemoDecision[] = [
  ...service,
  ...care,
  ...sales,
  ...salesOffers,
  ...finance,
  ...risk,
  ...operations,
  ...it,
  ...legal,
  ...marketing,
].toSorted((a, b) => b.life.daysAgo - a.life.daysAgo);
