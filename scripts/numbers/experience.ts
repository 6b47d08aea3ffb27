import { answerTo, type Told } from "@/server/counts/queries/answers";
import { monthChart } from "@/server/domain/month-charts";
import { netScore } from "@/server/domain/net-score";
import { type WalletSums, walletShare } from "@/server/domain/wallet";

/** What the page of experience makes of its answers. Null: not answered, or too few to say; a chart: under two whole months. */
export function toldExperience(told: Readonly<Record<string, Told>>) {
  const months = answerTo(told, "experienceMonths");
  const scores = answerTo(told, "scores");
  const wallet = answerTo(told, "signs")?.wallet ?? null;
  return {
    controlCharts: months && {
      avoidable: monthChart(months.avoidable, "share"),
      complaints: months.complaints && monthChart(months.complaints, "events"),
      returns: monthChart(months.returns, "events"),
    },
    netScores: scores?.map(({ source, counts }) => ({ source, ...netScore(counts) })) ?? null,
    shareOfWallet: wallet && {
      ...{ buyers: wallet.buyers, ...shareOf(wallet) },
      bySource: wallet.bySource.map((of) => ({ source: of.source, ...shareOf(of) })),
    },
  };
}

/** `oursMinor` of `walletMinor` is bought from us, by so many customers. */
function shareOf(sums: WalletSums) {
  const { share, interval } = walletShare(sums) ?? { share: null, interval: null };
  return { customers: sums.customers, oursMinor: sums.ours, walletMinor: sums.wallet, share, interval };
}
