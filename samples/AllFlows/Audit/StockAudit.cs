using System.Globalization;
using AllFlows.Stage;
using Retail.Connectors.Sync.Stock;

namespace AllFlows.Audit;

/// <summary>Compares what a shop offers with what is there, article by article: in the ERP's records, in the shop's, and in the service's own words.</summary>
internal sealed class StockAudit
{
    public StockAudit(ShopBook shop, ErpBook erp, IReadOnlyCollection<Shelf> shelves, IReadOnlyDictionary<string, StockExplanation> explanations)
    {
        Flow = new FlowCount("stock");
        var (supply, sold) = (0m, 0m);
        foreach (var shelf in shelves)
        {
            // What was ever there is what still is, and what has left; what is promised is what customers bought and keep.
            var there = erp.Goods.GetValueOrDefault(shelf.Sku);
            var kept = shop.Orders.Sum(order => order.Kept(shelf.Sku));
            var due = Math.Max(0, Math.Floor(there.OnHand + there.Sent - kept));
            var shown = shop.Numbers.GetValueOrDefault(shelf.Sku);
            var told = explanations.GetValueOrDefault(shelf.Sku)?.Channels.SingleOrDefault(channel => channel.Channel == shop.Market.Shop);
            Flow.Expect(Name(shop, $"{shelf.Sku} is offered {shown} times instead of {due}"), 1, shown == due ? 1 : 0);
            Flow.Expect(Name(shop, $"{shelf.Sku} is offered {shown} times and explained as {told?.Published}, wanted {told?.Wanted}"), 1, shown == told?.Published && shown == told.Wanted ? 1 : 0);
            Flow.Expect(Name(shop, $"{shelf.Sku}: {there.OnHand + there.Sent} pieces in the ERP's records instead of {shelf.Supply}"), 1, there.OnHand + there.Sent == shelf.Supply ? 1 : 0);
            Flow.Expect(Name(shop, $"{shelf.Sku}: {kept} pieces in the shop's orders instead of {shelf.Sold}"), 1, kept == shelf.Sold ? 1 : 0);
            if (Season.IsScarce(shelf.Sku))
            {
                (supply, sold) = (supply + shelf.Supply, sold + kept);
            }
        }

        Oversold = [.. shelves.SelectMany(shelf => shelf.Oversold).Select(piece => Name(shop, piece))];
        Late = [.. shelves.SelectMany(shelf => shelf.Late).Select(piece => Name(shop, piece))];
        Flow.What = string.Create(CultureInfo.InvariantCulture, $"{shelves.Count} articles, {sold} of {supply} scarce pieces sold");
    }

    public FlowCount Flow { get; }

    /// <summary>Pieces that were sold though none was left.</summary>
    public IReadOnlyList<string> Oversold { get; }

    /// <summary>Pieces that were sold though none was left, between a publication and its confirmation.</summary>
    public IReadOnlyList<string> Late { get; }

    private static string Name(ShopBook shop, FormattableString what) => Name(shop, what.ToString(CultureInfo.InvariantCulture));

    private static string Name(ShopBook shop, string what) => $"{shop.Market.Shop}/{what}";
}
