using AllFlows.Stage;

namespace AllFlows.Audit;

/// <summary>What the ERP sells is what the customer bought, less what was taken off before anything left, and no document is of two houses.</summary>
internal static class OrderContent
{
    public static void Compare(FlowCount count, Market market, ShopOrder order, IReadOnlyList<ErpDocument> documents)
    {
        var name = $"{market.Shop}/{order.Number}";
        var taken = order.Shrunk.Sum(refund => refund.Amount);
        var untaxed = taken - order.Shrunk.Sum(refund => refund.Rates.Values.Sum());
        count.ExpectSum($"{name} untaxed", order.Untaxed - untaxed, documents.Sum(document => document.Untaxed));
        count.ExpectSum($"{name} total", order.Total - taken, documents.Sum(document => document.Total));
        foreach (var rate in order.Rates.Keys.Union(documents.SelectMany(document => document.Rates.Keys)))
        {
            count.ExpectSum(
                $"{name} rate {rate}",
                order.Rates.GetValueOrDefault(rate) - order.Shrunk.Sum(refund => refund.Rates.GetValueOrDefault(rate)),
                documents.Sum(document => document.Rates.GetValueOrDefault(rate)));
        }

        count.Doubled.AddRange(documents.Where(document => document.Skus.Any(IsOfPress) && document.Skus.Any(IsOfHouse)).Select(_ => $"{name} has a document of two houses"));

        bool IsOfPress(string sku) => sku.StartsWith(market.Press, StringComparison.Ordinal);
        bool IsOfHouse(string sku) => sku.StartsWith(market.Tag + "-", StringComparison.Ordinal) && !IsOfPress(sku);
    }
}
