namespace Retail.Connectors.Amounts;

/// <summary>Largest-remainder allocation.</summary>
internal static class Allocation
{
    public static decimal[] Split(decimal amount, IReadOnlyList<decimal> weights, decimal unit)
    {
        if (weights.Count == 0 || weights.Any(weight => weight < 0))
        {
            throw new ArgumentException("An amount is split over at least one weight, and no weight is negative.", nameof(weights));
        }

        var units = Math.Abs(amount) / unit;
        if (units != decimal.Truncate(units))
        {
            throw new ArgumentException($"{amount} has a fraction of the minor unit {unit}: round it first.", nameof(amount));
        }

        var total = weights.Sum();
        var shares = total == 0
            ? weights.Select(_ => units / weights.Count).ToArray()
            : weights.Select(weight => units * (weight / total)).ToArray();
        var parts = Array.ConvertAll(shares, decimal.Floor);
        var left = (int)(units - parts.Sum());
        foreach (var index in Enumerable.Range(0, parts.Length).OrderByDescending(i => shares[i] - parts[i]).Take(left))
        {
            parts[index]++;
        }

        var sign = Math.Sign(amount);
        return Array.ConvertAll(parts, part => part * unit * sign);
    }
}
