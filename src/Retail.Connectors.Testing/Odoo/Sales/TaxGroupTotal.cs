namespace Retail.Connectors.Testing.Odoo.Sales;

/// <summary>One tax group's share of an order.</summary>
internal sealed record TaxGroupTotal(int Id, string Name, IReadOnlyList<int> TaxIds, double Tax, double Base, bool HasOnlyFixedTaxes)
{
    public JsonFields ToJson()
    {
        object shown = HasOnlyFixedTaxes ? false : Base;
        return new()
        {
            ["id"] = Id,
            ["involved_tax_ids"] = TaxIds,
            ["tax_amount_currency"] = Tax,
            ["tax_amount"] = Tax,
            ["base_amount_currency"] = Base,
            ["base_amount"] = Base,
            ["display_base_amount_currency"] = shown,
            ["display_base_amount"] = shown,
            ["group_name"] = Name,
            ["group_label"] = false,
        };
    }
}
