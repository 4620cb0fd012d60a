using Retail.Connectors.Customers;

namespace Retail.Connectors.Orders;

/// <summary>Who bought, with the addresses as they were on the day.</summary>
public sealed record OrderBuyer
{
    /// <summary>The customer's account; null for a guest.</summary>
    public EntityRef? Account { get; init; }

    /// <summary>Address of the invoice.</summary>
    public required Address Billing { get; init; }

    /// <summary>Where the goods go; the same as <see cref="Billing"/> if the shop gave no other.</summary>
    public required Address Shipping { get; init; }

    /// <summary>E-mail; empty if unknown.</summary>
    public string Email { get; init; } = string.Empty;

    /// <summary>Phone; empty if unknown.</summary>
    public string Phone { get; init; } = string.Empty;

    /// <summary>Tax id of a business customer; null if none was given.</summary>
    public TaxId? TaxId { get; init; }
}
