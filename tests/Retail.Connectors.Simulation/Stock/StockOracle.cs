using NodaTime;
using Retail.Connectors.Simulation.Judging;
using Retail.Connectors.Simulation.Running;

namespace Retail.Connectors.Simulation.Stock;

/// <summary>
/// Counts what was promised to customers against what there is, from what they bought and what was counted alone. It excuses, piece by
/// piece, what was sold while a publication of the same goods in the same shop was under way, what the shop sold before anybody could
/// know of it in time, and what was missing in the warehouse.
/// </summary>
internal sealed class StockOracle(Schedule schedule)
{
    private readonly List<Event> _events = [];
    private readonly List<(string Shop, string Sku, Instant From, Instant Until, Instant AsOf)> _windows = [];
    private readonly Dictionary<string, Instant> _known = [];

    /// <summary>What lies in the warehouse or was shipped, less all that was promised; below zero if too much was.</summary>
    public int Left(string sku) => _events.Where(happened => happened.Sku == sku).Sum(happened => happened.By);

    public void Sold(string shop, string sku, int quantity, string order) => _events.Add(new Event(schedule.Now, sku, -quantity, shop, order));

    public void Counted(string sku, int by) => _events.Add(new Event(schedule.Now, sku, by, string.Empty, string.Empty));

    /// <summary>The service stored what an order takes.</summary>
    public void Known(string order) => _known.TryAdd(order, schedule.Now);

    /// <summary>Goods were being published in a shop.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="sku">The goods.</param>
    /// <param name="from">When the run began that worked the number out.</param>
    /// <param name="until">When the number was confirmed.</param>
    /// <param name="asOf">When the ERP's number was read that it is worked out from: long before, if the ERP did not answer since.</param>
    public void Published(string shop, string sku, Instant from, Instant until, Instant asOf) => _windows.Add((shop, sku, from, until, asOf));

    /// <summary>Plays all that happened again.</summary>
    /// <param name="patience">How long the service counts pieces whose order it does not know.</param>
    public IReadOnlyList<Finding> Judge(Duration patience)
    {
        var findings = new List<Finding>();
        foreach (var sku in StockGoods.Skus)
        {
            var left = 0;
            var excuses = new List<(int Pieces, Instant Until)>();
            foreach (var happened in _events.Where(happened => happened.Sku == sku))
            {
                if (left >= 0)
                {
                    excuses.RemoveAll(excuse => excuse.Until <= happened.At);
                }

                left += happened.By;
                if (IsExcused(happened, patience))
                {
                    excuses.Add((-happened.By, Until(happened)));
                }

                if (-left > excuses.Sum(excuse => excuse.Pieces))
                {
                    findings.Add(new Finding(
                        FindingKind.Oversold,
                        $"at {(happened.At - World.Start).TotalSeconds:0.000} {-left} of {sku} were promised beyond what there is, and {excuses.Sum(excuse => excuse.Pieces)} are excused"));
                    break;
                }
            }
        }

        return findings;
    }

    private bool IsExcused(Event happened, Duration patience) => happened.By < 0
        && (happened.Shop.Length == 0
            || _windows.Exists(window => window.Shop == happened.Shop && window.Sku == happened.Sku && window.From <= happened.At && happened.At <= window.Until)
            || !_known.TryGetValue(happened.Order, out var known) || known > happened.At + patience);

    /// <summary>
    /// An excuse ends with the first publication, in each shop that it concerns, that was begun when the service could know of it: of an
    /// order since it stored what it takes, of a count since it read the ERP's number.
    /// </summary>
    private Instant Until(Event happened)
    {
        var known = happened.Shop.Length == 0 ? happened.At : _known.GetValueOrDefault(happened.Order, Instant.MaxValue);
        string[] shops = happened.Shop.Length == 0 ? [StockGoods.East, StockGoods.West] : [happened.Shop];
        return shops.Max(shop => _windows
            .Where(window => window.Shop == shop && window.Sku == happened.Sku && (happened.Shop.Length == 0 ? window.AsOf : window.From) >= known)
            .Select(window => window.Until)
            .DefaultIfEmpty(Instant.MaxValue)
            .Min());
    }

    private sealed record Event(Instant At, string Sku, int By, string Shop, string Order);
}
