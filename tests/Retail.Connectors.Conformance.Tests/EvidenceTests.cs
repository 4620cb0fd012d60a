using Retail.Connectors.Conformance.Odoo;
using Retail.Connectors.Conformance.Tryton;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>What a gap cites is there to be read.</summary>
public sealed class EvidenceTests
{
    private static readonly HashSet<string> Recordings =
    [
        // Those of Tryton carry their number in front.
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Recordings"), "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path).TrimStart("0123456789_".ToCharArray())),
    ];

    public static TheoryData<string, string> Gaps =>
    [
        .. new SimulatedOdooSystem().Gaps.Concat(TrytonGaps.Everywhere).Concat(TrytonGaps.OnRealServers).Concat(TrytonGaps.OnSqlite)
            .Select(static gap => (gap.Case, gap.Evidence)).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Gaps))]
    public void Evidence_OfAGap_IsARecordingOrALineOfTheFacts(string id, string evidence)
    {
        Assert.NotEmpty(id);
        var parts = evidence.Split("; ", 2)[0];
        if (parts.StartsWith("facts.md: ", StringComparison.Ordinal))
        {
            return;
        }

        Assert.StartsWith("recording", parts, StringComparison.Ordinal);
        Assert.All(parts[parts.IndexOf(' ', StringComparison.Ordinal)..].Split(','), name => Assert.Contains(name.Trim(), Recordings));
    }
}
