using System.Collections.Immutable;

namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>What the reference ERP answers.</summary>
public abstract record ReferenceAnswer
{
    private ReferenceAnswer()
    {
    }

    /// <summary>Which ERP this is.</summary>
    public sealed record Identity(string Value) : ReferenceAnswer;

    /// <summary>Partners that were found, or the one that was made.</summary>
    public sealed record Partners(ImmutableArray<ReferencePartner> Items) : ReferenceAnswer;

    /// <summary>Orders that were found, or the one that was made or changed.</summary>
    public sealed record Orders(ImmutableArray<ReferenceOrder> Items) : ReferenceAnswer;

    /// <summary>The request was not carried out.</summary>
    /// <param name="Code">Stable name.</param>
    /// <param name="Words">What the ERP says.</param>
    public sealed record Refused(string Code, string Words) : ReferenceAnswer;
}
