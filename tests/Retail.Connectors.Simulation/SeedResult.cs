using Retail.Connectors.Simulation.Judging;

namespace Retail.Connectors.Simulation;

/// <summary>What a seed came to.</summary>
internal sealed record SeedResult(
    int Seed, string Hash, int Effects, int Faults, int Crashes, long Steps, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Last)
{
    public int Count(FindingKind kind) => Findings.Count(finding => finding.Kind == kind);
}
