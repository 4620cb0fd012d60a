using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Pipelines.Demand;

namespace Retail.Connectors.Sync.Stock;

/// <summary>What a channel must show, as far as its orders are known.</summary>
/// <param name="Expected">What it shows if every order that may have been taken off since the last read was; null if nothing is known.</param>
/// <param name="Doubtful">Units of orders that were placed while the number was being read and written: the channel may show as many more.</param>
/// <param name="Presumed">Demand that is still not explained by known orders.</param>
/// <param name="KnownAt">The newest order that this knows.</param>
/// <param name="Known">Lines that this knows and that were seen shortly before that: they may become known in another order than they were seen.</param>
internal sealed record ChannelView(
    decimal? Expected, decimal Doubtful, ImmutableArray<PresumedDemand> Presumed, Instant KnownAt, ImmutableArray<string> Known)
{
    private static readonly Duration Disorder = Duration.FromSeconds(5);

    public decimal PresumedSum => Presumed.Sum(demand => demand.Quantity);

    /// <summary>Looks at a state in the light of all demand that is known now.</summary>
    /// <param name="state">The state.</param>
    /// <param name="sku">The article, as the pool calls it.</param>
    /// <param name="demand">All demand of the articles that it takes.</param>
    /// <param name="skew">By how much clocks may differ.</param>
    public static ChannelView Of(ChannelState state, string sku, IEnumerable<DemandLine> demand, Duration skew)
    {
        decimal before = 0, during = 0, after = 0;
        var own = demand
            .Where(line => line.Source.System == state.Channel && line.Item == sku)
            .DistinctBy(line => (line.Source, line.Line))
            .ToArray();
        var knownAt = own.Select(line => line.SeenAt).Append(state.KnownAt).Max();
        foreach (var line in own.Where(line => line.SeenAt > state.KnownAt - Disorder && !state.Known.Contains(NameOf(line))))
        {
            if (line.PlacedAt + skew < state.ReadAt)
            {
                before += line.Sold;
            }
            else if (line.PlacedAt > state.ConfirmedAt + skew)
            {
                after += line.Sold;
            }
            else
            {
                during += line.Sold;
            }
        }

        // An order that was accepted before the last read was presumed then: now it is known.
        var (presumed, found) = Consume(state.Presumed, before + during);
        var doubtful = Math.Min(during, before + during - found);
        return new ChannelView(
            state.Base - after - doubtful, doubtful, presumed, knownAt, [.. own.Where(line => line.SeenAt > knownAt - Disorder).Select(NameOf)]);
    }

    private static string NameOf(DemandLine line) => $"{line.Source.Id}/{line.Line}";

    private static (ImmutableArray<PresumedDemand> Left, decimal Consumed) Consume(ImmutableArray<PresumedDemand> presumed, decimal quantity)
    {
        var rest = ImmutableArray.CreateBuilder<PresumedDemand>();
        var left = quantity;
        foreach (var demand in presumed)
        {
            var taken = Math.Min(left, demand.Quantity);
            left -= taken;
            if (taken < demand.Quantity)
            {
                rest.Add(demand with { Quantity = demand.Quantity - taken });
            }
        }

        return (rest.DrainToImmutable(), quantity - left);
    }
}
