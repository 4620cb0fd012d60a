using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Customers;

/// <summary>An identifier of a party (<c>party.identifier</c>).</summary>
public sealed record TrytonIdentifier : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>For example <c>eu_vat</c>, which is checked; null for any other (<c>type</c>).</summary>
    public string? Type { get; init; }

    /// <summary>The identifier (<c>code</c>).</summary>
    public string? Code { get; init; }
}
