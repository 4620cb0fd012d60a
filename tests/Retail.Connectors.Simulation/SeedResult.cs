using Retail.Connectors.Simulation.Judging;

namespace Retail.Connectors.Simulation;

/// <summary>What a seed came to.</summary>
internal sealed record SeedResult(
    int Seed, string Hash, int Effects, int Faults, int Crashes, long Steps, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Last)
{
    /// <summary>Which flows there were.</summary>
    public string Flows { get; init; } = string.Empty;

    /// <summary>How many statuses and numbers of stock nodes sent to shops.</summary>
    public int ShopWrites { get; init; }

    public int Count(FindingKind kind) => Findings.Count(finding => finding.Kind == kind);
}
