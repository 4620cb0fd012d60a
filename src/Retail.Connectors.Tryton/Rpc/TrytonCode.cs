namespace Retail.Connectors.Tryton.Rpc;

/// <summary>A linked record by its code.</summary>
public sealed record TrytonCode : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its code (<c>code</c>).</summary>
    public string? Code { get; init; }
}
