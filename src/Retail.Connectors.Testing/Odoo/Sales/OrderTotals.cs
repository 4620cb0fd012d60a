namespace Retail.Connectors.Testing.Odoo.Sales;

/// <summary>The sums of an order, and how <c>tax_totals</c> tells them.</summary>
internal sealed record OrderTotals(
    int CurrencyId,
    decimal CurrencyUnit,
    int CompanyCurrencyId,
    decimal CompanyCurrencyUnit,
    double Untaxed,
    double Tax,
    IReadOnlyList<TaxGroupTotal> Groups)
{
    /// <summary>The sum of the groups, added up apart from the lines, as the server does.</summary>
    private double GroupsTax => Groups.Aggregate(0.0, (sum, group) => sum + group.Tax);

    /// <summary>The same of an invoice or credit note, which tells one thing more.</summary>
    public JsonFields ToMoveJson()
    {
        var fields = ToJson();
        fields["display_in_company_currency"] = false;
        return fields;
    }

    public JsonFields ToJson()
    {
        var bases = Groups.Where(group => !group.HasOnlyFixedTaxes).Select(group => group.Base).Append(Untaxed);
        return new()
        {
            ["currency_id"] = CurrencyId,
            ["currency_pd"] = CurrencyUnit,
            ["company_currency_id"] = CompanyCurrencyId,
            ["company_currency_pd"] = CompanyCurrencyUnit,
            ["has_tax_groups"] = Groups.Count > 0,
            ["subtotals"] = new object[]
            {
                new JsonFields
                {
                    ["tax_groups"] = Groups.Select(group => group.ToJson()).ToArray(),
                    ["tax_amount_currency"] = GroupsTax,
                    ["tax_amount"] = GroupsTax,
                    ["base_amount_currency"] = Untaxed,
                    ["base_amount"] = Untaxed,
                    ["name"] = "Untaxed Amount",
                },
            },
            ["base_amount_currency"] = Untaxed,
            ["base_amount"] = Untaxed,
            ["tax_amount_currency"] = Tax,
            ["tax_amount"] = Tax,
            ["same_tax_base"] = bases.Select(amount => AmountRounding.Round((decimal)amount, CurrencyUnit)).Distinct().Count() == 1,
            ["total_amount_currency"] = Untaxed + Tax,
            ["total_amount"] = Untaxed + Tax,
        };
    }
}
