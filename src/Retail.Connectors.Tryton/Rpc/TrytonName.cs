namespace Retail.Connectors.Tryton.Rpc;

/// <summary>A linked record by its name.</summary>
public sealed record TrytonName : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its name (<c>name</c>).</summary>
    public string? Name { get; init; }
}
