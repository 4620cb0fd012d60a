namespace Retail.Connectors.Customers;

/// <summary>A business customer's tax number.</summary>
/// <param name="Value">As the customer gave it, for example <c>DE136695976</c>.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code of the country that gave it; empty if unknown.</param>
public sealed record TaxId(string Value, string Country);
