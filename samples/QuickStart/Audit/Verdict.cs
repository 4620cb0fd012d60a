using System.Globalization;

namespace QuickStart.Audit;

/// <summary>What was counted on both sides, and whether it is as it should be.</summary>
internal sealed record Verdict
{
    public required int InShop { get; init; }

    public required int Due { get; init; }

    /// <summary>Due orders with a confirmed document.</summary>
    public required int InErp { get; init; }

    public required int Parked { get; init; }

    /// <summary>Due orders that are neither in the ERP nor parked.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Orders with more than one document, or with one although they are not due.</summary>
    public required IReadOnlyList<string> Doubled { get; init; }

    /// <summary>The largest difference of one order, per rate, before tax or in total.</summary>
    public required decimal Unexplained { get; init; }

    /// <summary>Orders that are parked but should not be, or the other way round.</summary>
    public required IReadOnlyList<string> WronglyParked { get; init; }

    public bool IsGood => Missing.Count == 0 && Doubled.Count == 0 && WronglyParked.Count == 0 && Unexplained == 0 && Due == InErp + Parked;

    /// <summary>The closing line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"orders: {InShop} in shop, {Due} due, {InErp} in ERP, {Parked} parked, {Missing.Count} missing, {Doubled.Count} doubled, {Unexplained:0.00#} unexplained");

    public static Verdict Reach(
        IReadOnlyList<ShopOrder> shop, IReadOnlyList<ErpDocument> erp, IReadOnlySet<string> parked, IReadOnlySet<string> toBeParked)
    {
        var documents = erp.ToLookup(document => document.ShopNumber);
        var due = shop.Where(order => order.Due).ToList();
        return new Verdict
        {
            InShop = shop.Count,
            Due = due.Count,
            InErp = due.Count(order => documents[order.Number].Any(document => document.Confirmed)),
            Parked = due.Count(order => parked.Contains(order.Number)),
            Missing = [.. due
                .Where(order => !parked.Contains(order.Number) && !documents[order.Number].Any(document => document.Confirmed))
                .Select(order => order.Number)],
            Doubled = [.. shop.Where(order => documents[order.Number].Count() > (order.Due ? 1 : 0)).Select(order => order.Number)
                .Concat(documents.Select(group => group.Key).Except(shop.Select(order => order.Number)))],
            Unexplained = due.SelectMany(order => documents[order.Number].Where(document => document.Confirmed).Select(document => Difference(order, document))).DefaultIfEmpty().Max(),
            WronglyParked = [.. parked.Except(toBeParked).Concat(toBeParked.Except(parked))],
        };
    }

    private static decimal Difference(ShopOrder order, ErpDocument document)
    {
        var rates = order.Rates.Keys.Union(document.Rates.Keys)
            .Select(rate => Math.Abs(order.Rates.GetValueOrDefault(rate) - document.Rates.GetValueOrDefault(rate)));
        return rates
            .Append(Math.Abs(order.Untaxed - document.Untaxed))
            .Append(Math.Abs(order.Total - document.Total))
            .Max();
    }
}
