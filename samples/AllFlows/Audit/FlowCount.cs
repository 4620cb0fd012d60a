using System.Globalization;

namespace AllFlows.Audit;

/// <summary>What was counted of one flow, on both sides.</summary>
internal sealed class FlowCount(string flow)
{
    public string Flow => flow;

    /// <summary>What was counted, in words.</summary>
    public string What { get; set; } = string.Empty;

    /// <summary>What should be there and is not.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>What is there twice, or though it should not be.</summary>
    public List<string> Doubled { get; } = [];

    /// <summary>Sums that differ.</summary>
    public List<(string Of, decimal Difference)> Differences { get; } = [];

    public decimal Unexplained => Differences.Select(item => Math.Abs(item.Difference)).DefaultIfEmpty().Max();

    public bool IsGood => Missing.Count + Doubled.Count + Differences.Count == 0;

    /// <summary>Notes how often something is there that should be there so many times.</summary>
    public void Expect(string what, int expected, int found)
    {
        if (found < expected)
        {
            Missing.Add(what);
        }
        else if (found > expected)
        {
            Doubled.Add(what);
        }
    }

    /// <summary>Notes two sums that should be equal.</summary>
    public void ExpectSum(string what, decimal expected, decimal found)
    {
        if (expected != found)
        {
            Differences.Add((what, found - expected));
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{flow}: {What}, {Missing.Count} missing, {Doubled.Count} doubled{(Differences.Count > 0 ? $", {Unexplained:0.00#} unexplained" : string.Empty)}");
}
