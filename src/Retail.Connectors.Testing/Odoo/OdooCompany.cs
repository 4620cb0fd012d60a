namespace Retail.Connectors.Testing.Odoo;

/// <summary>A company of the simulated database.</summary>
/// <param name="Id">The company's id.</param>
/// <param name="Name">The company's name.</param>
/// <param name="Country">ISO 3166 alpha-2 code of its country.</param>
/// <param name="Currency">ISO 4217 code of its currency.</param>
/// <param name="Rounding">How it rounds taxes; an administrator may change it later through the API.</param>
public sealed record OdooCompany(int Id, string Name, string Country, string Currency, OdooTaxRounding Rounding)
{
    /// <summary>
    /// The percentage of the tax that products get when none is named (<c>account_sale_tax_id</c>); none by default.
    /// </summary>
    public decimal? DefaultSaleTax { get; init; }
}
