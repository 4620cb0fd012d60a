using System.Text.Json.Nodes;
using Retail.Connectors.Simulation.Judging;

namespace Retail.Connectors.Simulation.Stock;

/// <summary>Holds what the shops show at the end against what is left.</summary>
internal sealed class StockJudge(World world, StockMarket market)
{
    public async Task<IReadOnlyList<Finding>> JudgeAsync()
    {
        market.Watch.End();
        var findings = new List<Finding>(market.Oracle.Judge(market.Patience));
        var documents = world.Erp.Documents.ToLookup(document => document.ShopNumber);
        foreach (var number in market.Shops.SelectMany(shop => shop.Orders))
        {
            if (documents[number].Count() is var count and not 1)
            {
                findings.Add(new Finding(count == 0 ? FindingKind.Lost : FindingKind.Doubled, $"order {number} stands {count} times in the ERP"));
            }
        }

        foreach (var parked in await world.Store.Queries.ListParkedAsync(StockGoods.Flow, int.MaxValue, CancellationToken.None))
        {
            findings.Add(new Finding(FindingKind.Broken, $"{parked.Key} is parked: {parked.Reason.Code}: {parked.Reason.Explanation}"));
        }

        foreach (var sku in StockGoods.Skus)
        {
            var left = Math.Max(0, market.Oracle.Left(sku));
            var shown = market.Shops.Select(shop => shop.Shows(sku)).ToArray();
            if (shown.Sum() != left)
            {
                findings.Add(new Finding(FindingKind.Unexplained, $"{left} of {sku} are left, and the shops show {string.Join(" and ", shown)}: {await ExplanationAsync(sku)}"));
            }
        }

        return findings;
    }

    private async Task<string> ExplanationAsync(string sku) =>
        (await world.Store.Queries.FindItemsAsync(StockGoods.Flow, [StockGoods.ItemPrefix + sku], CancellationToken.None)) is [{ Memo: { } memo } item]
            ? $"{JsonNode.Parse(memo)!.ToJsonString()}, due {item.DueAt}, {item.Cause}"
            : "nothing is known of it";
}
