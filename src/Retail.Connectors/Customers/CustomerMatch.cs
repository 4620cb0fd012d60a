namespace Retail.Connectors.Customers;

/// <summary>By what a partner that a target already has is recognised as a customer.</summary>
public enum CustomerMatch
{
    /// <summary>The tax id, without blanks and whatever its case.</summary>
    TaxId,

    /// <summary>The e-mail address, whatever its case.</summary>
    Email,

    /// <summary>The phone number, digit by digit.</summary>
    Phone,
}
