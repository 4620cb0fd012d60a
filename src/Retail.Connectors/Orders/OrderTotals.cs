using Retail.Connectors.Amounts;

namespace Retail.Connectors.Orders;

/// <summary>The sums that the shop shows. <see cref="Order.Verify"/> proves them.</summary>
public sealed record OrderTotals
{
    /// <summary>Net amount of all lines after discounts.</summary>
    public required Money Goods { get; init; }

    /// <summary>Net amount of all charges.</summary>
    public required Money Charges { get; init; }

    /// <summary>What discounts took off the lines, net, as a positive amount.</summary>
    public required Money Discount { get; init; }

    /// <summary>All taxes, as their rates come to.</summary>
    public required Money Tax { get; init; }

    /// <summary>What the customer owes: goods, charges and taxes.</summary>
    public required Money Grand { get; init; }
}
