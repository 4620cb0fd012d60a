namespace Retail.Connectors.Testing.Systems;

/// <summary>What became of a case.</summary>
public enum CaseVerdict
{
    /// <summary>It holds.</summary>
    Holds,

    /// <summary>It does not hold, which was declared with evidence and is allowed.</summary>
    Gap,

    /// <summary>It does not hold.</summary>
    Broken,

    /// <summary>It asks for what this connector does not promise and need not.</summary>
    DoesNotApply,
}
