using System.Collections.Immutable;

namespace Retail.Connectors.Testing.Systems;

/// <summary>What a case found.</summary>
public sealed record CaseResult
{
    /// <summary>The case.</summary>
    public required SystemCase Case { get; init; }

    /// <summary>What became of it.</summary>
    public required CaseVerdict Verdict { get; init; }

    /// <summary>What the case expected; empty if it holds.</summary>
    public string Expected { get; init; } = string.Empty;

    /// <summary>What it saw instead, or why it does not apply; empty if it holds.</summary>
    public string Seen { get; init; } = string.Empty;

    /// <summary>The gap that was declared for it; null if none was.</summary>
    public DeclaredGap? Gap { get; init; }

    /// <summary>What the case met on its way, for people.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>One line for people.</summary>
    public override string ToString() => Verdict switch
    {
        CaseVerdict.Holds => $"{Case.Id} holds",
        CaseVerdict.Gap => $"{Case.Id} is a declared gap: {Gap?.Words} [{Gap?.Evidence}]",
        CaseVerdict.DoesNotApply => $"{Case.Id} does not apply: {Seen}",
        _ => $"{Case.Id} is broken. Expected: {Expected}. Seen: {Seen}",
    };
}
