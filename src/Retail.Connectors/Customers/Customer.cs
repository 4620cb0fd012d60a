namespace Retail.Connectors.Customers;

/// <summary>Somebody who buys, with an account or as a guest.</summary>
public sealed record Customer
{
    /// <summary>Which record in which shop; a guest's id is a digest of what identifies the guest.</summary>
    public required EntityRef Ref { get; init; }

    /// <summary>What to call them on documents; never empty.</summary>
    public required string Name { get; init; }

    /// <summary>Company name; empty for a private person.</summary>
    public string Company { get; init; } = string.Empty;

    /// <summary>E-mail; empty if unknown.</summary>
    public string Email { get; init; } = string.Empty;

    /// <summary>Phone; empty if unknown.</summary>
    public string Phone { get; init; } = string.Empty;

    /// <summary>Tax id of a business customer; null if none is known.</summary>
    public TaxId? TaxId { get; init; }

    /// <summary>The main address.</summary>
    public required Address Address { get; init; }
}
