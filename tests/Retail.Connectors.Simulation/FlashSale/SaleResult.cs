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

    /// <summary>Units sold beyond what ever lay there.</summary>
    public required int Oversold { get; init; }

    public required IReadOnlyDictionary<string, int> Parked { get; init; }

    /// <summary>Calls by system and kind.</summary>
    public required IReadOnlyDictionary<string, int> Calls { get; init; }

    /// <summary>The share of their time that systems were busy during the sale.</summary>
    public required IReadOnlyDictionary<string, double> Busy { get; init; }

    public required Duration Length { get; init; }

    public static double At(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    public IEnumerable<string> Details()
    {
        foreach (var (call, times) in Calls)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{call}: {times} calls");
        }

        foreach (var (system, share) in Busy)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{system}: busy for {share:P0} of what it can do until the last order was in");
        }

        foreach (var cause in Ages.GroupBy(age => age.Cause).OrderBy(cause => cause.Key, StringComparer.Ordinal))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"retail.stock.age by {cause.Key}: {cause.Count()} numbers, {Spread(cause.Select(age => age.Seconds))}");
        }

        foreach (var (code, count) in Parked)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"parked: {count} {code}");
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"flash-sale {Orders} orders in {Options.Seconds} s, {Submitted} in the ERP after {Length.TotalSeconds:0} s: freshness of {Freshness.Count} changes {Spread(Freshness)}, {NeverShown} never shown, {Late} numbers late; submission {Spread(Submission)}; {Calls.Values.Sum()} calls; {Oversold} oversold");

    private static string Spread(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return string.Create(CultureInfo.InvariantCulture, $"p50 {At(all, 0.5):0.0} s, p95 {At(all, 0.95):0.0} s, max {At(all, 1):0.0} s");
    }
}
