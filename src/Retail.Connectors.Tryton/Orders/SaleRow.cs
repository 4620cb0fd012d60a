using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>A line of a sale as it should be.</summary>
/// <param name="Mark">What stands in its note; unique within the sale.</param>
/// <param name="Product">The variant.</param>
/// <param name="Unit">The unit it is sold in.</param>
/// <param name="Quantity">How many.</param>
/// <param name="UnitPrice">Net price of one, with no more digits than Tryton takes.</param>
/// <param name="Taxes">Ids of the taxes.</param>
/// <param name="Description">What people read.</param>
internal sealed record SaleRow(string Mark, long Product, long Unit, decimal Quantity, decimal UnitPrice, long[] Taxes, string Description)
{
    public bool Is(TrytonSaleLine line, int sequence) =>
        line.Type == "line" && line.Product?.Id == Product && line.Unit == Unit && line.Quantity == Quantity && line.UnitPrice == UnitPrice
        && line.Sequence == sequence && line.Taxes.ToHashSet().SetEquals(Taxes)
        && (line.Description ?? string.Empty).Trim() == Description.Trim();

    public TrytonFields Fields(int sequence, IReadOnlyCollection<long> taxesBefore)
    {
        var fields = new TrytonFields().Set("type", "line").Set("sequence", sequence).Set("product", Product)
            .SetQuantity("quantity", Quantity).Set("unit", Unit).Set("unit_price", UnitPrice).Set("description", Description).Set("note", Mark);
        var gone = taxesBefore.Except(Taxes).ToArray();
        var added = Taxes.Except(taxesBefore).ToArray();
        TrytonCommand[] commands =
            [.. gone.Length > 0 ? (TrytonCommand[])[TrytonCommand.Remove(gone)] : [], .. added.Length > 0 ? (TrytonCommand[])[TrytonCommand.Add(added)] : []];
        return commands.Length > 0 ? fields.SetRows("taxes", commands) : fields;
    }
}
