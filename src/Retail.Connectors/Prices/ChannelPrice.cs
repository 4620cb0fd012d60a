using System.Collections.Immutable;
using Retail.Connectors.Amounts;

namespace Retail.Connectors.Prices;

/// <summary>What a selling channel asks for one product. It is read before it is overwritten: what differs was edited by somebody.</summary>
public sealed record ChannelPrice
{
    /// <summary>The product or variant in the channel.</summary>
    public required EntityRef Product { get; init; }

    /// <summary>The product that a variant belongs to; null for a product of its own.</summary>
    public EntityRef? Parent { get; init; }

    /// <summary>The stock keeping unit.</summary>
    public required string Sku { get; init; }

    /// <summary>False if the product has no price of its own, because its variants or members have.</summary>
    public bool HasOwnPrice { get; init; } = true;

    /// <summary>The regular price, net or gross as the channel keeps its prices; null if it has none.</summary>
    public Money? Regular { get; init; }

    /// <summary>The reduced price and when it holds; null if there is none.</summary>
    public SalePrice? Sale { get; init; }

    /// <summary>The fields that were asked for, as JSON by name; one that the product does not have is missing.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = PublishPrice.NoFields;
}
