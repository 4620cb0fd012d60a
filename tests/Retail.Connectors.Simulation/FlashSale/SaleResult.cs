using System.Globalization;
using NodaTime;

namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>What a sale came to.</summary>
internal sealed record SaleResult
{
    public required SaleOptions Options { get; init; }

    public required int Orders { get; init; }

    /// <summary>Orders that are in the ERP.</summary>
    public required int Submitted { get; init; }

    /// <summary>Seconds from a count in the ERP to the number in both shops, seen from outside.</summary>
    public required IReadOnlyList<double> Freshness { get; init; }

    /// <summary>Counts in the ERP that some shop never showed.</summary>
    public required int NeverShown { get; init; }

    /// <summary>Seconds as the library's own meter says, by what changed.</summary>
    public required IReadOnlyList<(string Cause, double Seconds)> Ages { get; init; }

    /// <summary>Numbers that the library itself says were late.</summary>
    public required long Late { get; init; }

    /// <summary>Seconds from placing an order to its document.</summary>
    public required IReadOnlyList<double> Submission { get; init; }

    /// <summary>What was stored when.</summary>
    public required SaleTrail Trail { get; init; }

    /// <summary>Orders whose webhook was lost.</summary>
    public required IReadOnlySet<EntityRef> Untold { get; init; }

    /// <summary>Seconds from placing them until the engine first heard of them.</summary>
    public required IReadOnlyList<double> HeardOfUntold { get; init; }

    /// <summary>Units sold beyond what ever lay there.</summary>
    public required int Oversold { get; init; }

    /// <summary>Calls by system and kind.</summary>
    public required IReadOnlyDictionary<string, int> Calls { get; init; }

    /// <summary>The share of their time that systems were busy during the sale.</summary>
    public required IReadOnlyDictionary<string, double> Busy { get; init; }

    /// <summary>From the beginning of the sale to the last order's document.</summary>
    public required Duration LastIn { get; init; }

    public double OrdersASecond => Submitted / LastIn.TotalSeconds;

    public static double At(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    public static string Spread(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return string.Create(CultureInfo.InvariantCulture, $"p50 {At(all, 0.5):0.0} s, p95 {At(all, 0.95):0.0} s, max {At(all, 1):0.0} s");
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"flash-sale {Orders} orders in {Options.Seconds} s, {Submitted} in the ERP after {LastIn.TotalSeconds:0} s: freshness of {Freshness.Count} changes {Spread(Freshness)}, {NeverShown} never shown, {Late} numbers late; submission {Spread(Submission)}; {Calls.Values.Sum()} calls; {Oversold} oversold");
}
