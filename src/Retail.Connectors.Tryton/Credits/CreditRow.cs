using Retail.Connectors.Tryton.Invoices;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Credits;

/// <summary>A line of a credit note as it should be.</summary>
/// <param name="Origin">The invoice's line that it takes back.</param>
/// <param name="Product">The variant; null if only money moves.</param>
/// <param name="Unit">Its unit; null without a variant.</param>
/// <param name="Quantity">Negative.</param>
/// <param name="UnitPrice">Net price of one.</param>
/// <param name="Account">Revenue account.</param>
/// <param name="Taxes">Ids of the taxes.</param>
/// <param name="Description">What people read.</param>
internal sealed record CreditRow(
    long Origin, long? Product, long? Unit, decimal Quantity, decimal UnitPrice, long? Account, long[] Taxes, string Description)
{
    public bool Is(TrytonInvoiceLine line) =>
        line.Type == "line" && line.Origin == OriginText && line.Product == Product && line.Quantity == Quantity && line.UnitPrice == UnitPrice
        && line.Taxes.ToHashSet().SetEquals(Taxes);

    public TrytonFields Fields(long company, long? currency) => new TrytonFields()
        .Set("type", "line").Set("company", company).Set("currency", currency).Set("product", Product).Set("unit", Unit)
        .SetQuantity("quantity", Quantity).Set("unit_price", UnitPrice).Set("account", Account).Set("description", Description)
        .Set("origin", OriginText).SetRows("taxes", Taxes.Length > 0 ? [TrytonCommand.Add(Taxes)] : []);

    private string OriginText => $"{TrytonModels.InvoiceLines.Name},{TrytonFormat.Id(Origin)}";
}
