using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Customers;

/// <summary>A way to reach a party (<c>party.contact_mechanism</c>).</summary>
public sealed record TrytonContact : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>For example <c>email</c> or <c>phone</c> (<c>type</c>).</summary>
    public string? Type { get; init; }

    /// <summary>The address or number (<c>value</c>).</summary>
    public string? Value { get; init; }
}
