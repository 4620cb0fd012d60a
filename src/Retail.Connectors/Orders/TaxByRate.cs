using Retail.Connectors.Amounts;

namespace Retail.Connectors.Orders;

/// <summary>One tax rate of an order with what it was charged on and what it came to.</summary>
public sealed record TaxByRate
{
    /// <summary>The shop's id of the rate.</summary>
    public required string RateId { get; init; }

    /// <summary>What the customer reads, for example <c>NY State Tax</c>.</summary>
    public required string Label { get; init; }

    /// <summary>The rate in percent: 7.25 for 7.25 %.</summary>
    public required decimal Percent { get; init; }

    /// <summary>True if the rate is charged on the net amount plus all taxes that are not compound.</summary>
    public bool Compound { get; init; }

    /// <summary>The net amounts of all lines and charges that carry this rate, without other taxes.</summary>
    public required Money Base { get; init; }

    /// <summary>The tax of lines and charges together, rounded as the shop rounds.</summary>
    public required Money Tax { get; init; }
}
