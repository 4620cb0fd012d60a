using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Sales;

/// <summary>What the computation needs to know of a tax.</summary>
internal sealed record TaxRule(
    int Id,
    int GroupId,
    int Sequence,
    bool IsFixed,
    decimal Amount,
    bool IsIncluded,
    bool IncludesInBase,
    bool IsBaseAffected)
{
    public static TaxRule From(OdooRecord tax) => new(
        tax.Id,
        tax.Link("tax_group_id") ?? 0,
        tax.Integer("sequence"),
        tax.Text("amount_type") is "fixed",
        tax.Number("amount"),
        tax.Text("price_include_override") is "tax_included",
        tax.Flag("include_base_amount"),
        tax.Flag("is_base_affected"));

    /// <summary>Taxes of one kind that stand side by side are computed together and do not change each other's base.</summary>
    public bool SharesBatchWith(TaxRule next, bool isNextAffected) =>
        IsFixed == next.IsFixed
        && IsIncluded == next.IsIncluded
        && IncludesInBase == next.IncludesInBase
        && (!IncludesInBase || !isNextAffected);
}
