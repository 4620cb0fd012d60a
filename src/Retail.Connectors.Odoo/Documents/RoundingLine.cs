using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Odoo.Documents;

/// <summary>A line that says openly what rounding left: a net amount, and fixed taxes that move rates by some hundredths.</summary>
/// <param name="Net">What it adds before tax, signed: what the shop itself rounded away.</param>
/// <param name="Quantity">How many hundredths each of its taxes moves.</param>
/// <param name="Rates">What it adds to which of the shop's rates, signed.</param>
/// <param name="Taxes">External ids of the fixed taxes of +0.01 and −0.01, by the places of <paramref name="Rates"/>.</param>
internal sealed record RoundingLine(decimal Net, decimal Quantity, ImmutableArray<RoundingAdjustment> Rates, ImmutableArray<string> Taxes)
{
    /// <summary>The price of one, unrounded.</summary>
    public decimal Price => Net / Quantity;

    /// <summary>What people read.</summary>
    public string Name => (Rates.Length, Net) switch
    {
        (0, _) => "Rounding",
        (_, 0) => $"Rounding of tax, rate {Named}",
        _ => $"Rounding, also of tax, rate {Named}",
    };

    private string Named => string.Join(" and ", Rates.Select(rate => rate.RateId));

    /// <summary>
    /// One line for all of it. A line has one quantity, so rates that are off by different numbers of hundredths need one each.
    /// </summary>
    /// <param name="net">What is missing before tax.</param>
    /// <param name="rates">What each rate lacks, none of them zero, with the external ids of its fixed taxes of +0.01 and −0.01.</param>
    public static ImmutableArray<RoundingLine> Of(Money net, IEnumerable<(RoundingAdjustment Rate, string Up, string Down)> rates)
    {
        var groups = rates.GroupBy(rate => Math.Abs(rate.Rate.Amount.Amount) / 0.01m).OrderBy(group => group.Key).ToList();
        return net.Amount != 0 && groups.Count == 0
            ? [new RoundingLine(net.Amount, 1, [], [])]
            : [.. groups.Select((group, index) => Line(index == 0 ? net.Amount : 0m, group.Key, [.. group]))];
    }

    /// <summary>Odoo turns a fixed tax round where the price is negative.</summary>
    private static RoundingLine Line(decimal net, decimal quantity, ImmutableArray<(RoundingAdjustment Rate, string Up, string Down)> rates) => new(
        net, quantity, [.. rates.Select(rate => rate.Rate)],
        [.. rates.Select(rate => rate.Rate.Amount.Amount > 0 == net >= 0 ? rate.Up : rate.Down)]);
}
