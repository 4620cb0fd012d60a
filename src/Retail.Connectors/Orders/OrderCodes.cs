using System.Collections.Immutable;

namespace Retail.Connectors.Orders;

/// <summary>What the shop's words of one order mean in the target, taken from the mapping tables.</summary>
public sealed record OrderCodes
{
    /// <summary>The target's tax for each of the shop's rate ids on the order.</summary>
    public required ImmutableSortedDictionary<string, string> Taxes { get; init; }

    /// <summary>The target's name of the payment method; empty if the table says that none is to be set.</summary>
    public required string PaymentMethod { get; init; }

    /// <summary>The target's name of the warehouse that ships the order; empty leaves it to the target.</summary>
    public string Warehouse { get; init; } = string.Empty;

    /// <summary>The buyer's own reference, for example the number of a purchase order; empty if there is none.</summary>
    public string CustomerReference { get; init; } = string.Empty;

    /// <summary>The target's SKU for each of the shop's on the order; a SKU that is not listed is the same in both.</summary>
    public ImmutableSortedDictionary<string, string> Skus { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
