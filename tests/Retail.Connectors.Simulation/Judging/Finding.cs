namespace Retail.Connectors.Simulation.Judging;

/// <summary>What is wrong at the end of a seed.</summary>
internal sealed record Finding(FindingKind Kind, string Words)
{
    public override string ToString() => $"{Kind}: {Words}";
}
