using System.Collections.Immutable;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Orders;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Journal;

/// <summary>Turns what a command names into lines of an invoice or credit note.</summary>
internal sealed class LinePlan(OdooConnection odoo, EffectKey key, OrderPicture order, TaxSnapshot taxes, OrderCodes codes)
{
    /// <summary>All of the order that is not invoiced yet, as it stands there: its own rounding lines are among it.</summary>
    /// <param name="own">What of each order line this very document holds already.</param>
    public ImmutableArray<MoveLine> Rest(IReadOnlyDictionary<long, decimal> own) =>
    [
        .. from line in order.Lines
           let rest = line.ProductUomQty - line.QtyInvoiced + own.GetValueOrDefault(line.Id)
           where rest != 0 && !line.ProductId.IsNone
           select Whole(line, rest),
    ];

    /// <summary>The lines that a command names, or why they cannot be written.</summary>
    /// <param name="lines">What the command names.</param>
    /// <param name="available">How many of an order line may be on the document.</param>
    /// <param name="code">The refusal's code if a line goes beyond that.</param>
    /// <param name="amountProduct">Id of the product for amounts that belong to no line; 0 if it was not found.</param>
    public (ImmutableArray<MoveLine> Lines, EffectResult.Refused? Refused) Named(
        ImmutableArray<DocumentLine> lines, Func<OdooSaleOrderLine, decimal> available, string code, long amountProduct)
    {
        var planned = ImmutableArray.CreateBuilder<MoveLine>();
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            var parts = line.OrderLineId.Length > 0 ? order.Of(line.OrderLineId, odoo.ExternalIds) : [];
            if (line.OrderLineId.Length > 0 && parts.IsEmpty)
            {
                return ([], new EffectResult.Refused(
                    "unknown-order-line", $"{order.Order.Name} has no line for the order's line {line.OrderLineId}.",
                    "Somebody removed the line in Odoo, or the order was not amended: correct the document, then replay."));
            }

            if (parts.IsEmpty && amountProduct == 0)
            {
                return ([], new EffectResult.Refused(
                    "unknown-service-product", $"There is not exactly one active product with the SKU '{odoo.Options.FeeProduct}', which stands for amounts without a line.",
                    "Set the service products up with OdooTaxSetup, or name their SKUs in the options."));
            }

            if (parts is [var first, ..] && line.Quantity > available(first))
            {
                return ([], new EffectResult.Refused(
                    code, $"Line {line.OrderLineId} of {order.Order.Name}: {OdooFormat.Number(line.Quantity)} are asked for, {OdooFormat.Number(available(first))} are possible.",
                    "Compare the invoices and credit notes of the order in Odoo with the shop; a person may have written one by hand."));
            }

            planned.AddRange(IsWhole(line, parts) ? parts.Select(part => Whole(part, part.ProductUomQty)) : [Share(line, parts, index, amountProduct)]);
        }

        return (planned.DrainToImmutable(), null);
    }

    private static bool IsWhole(DocumentLine line, ImmutableArray<OdooSaleOrderLine> parts) =>
        parts is [var first, ..] && line.Taxes.IsEmpty == parts.All(part => part.TaxIds.IsEmpty) && line.Net.Amount == parts.Sum(part => decimal.Round(part.PriceSubtotal, 6))
        && (line.Quantity == first.ProductUomQty || (line.Quantity == 0 && first.ProductUomQty == 1));

    private MoveLine Whole(OdooSaleOrderLine line, decimal quantity)
    {
        var name = order.Names.GetValueOrDefault(line.Id);
        return new MoveLine(
            odoo.ExternalIds.Further(key, order.Submitted, name, line.Id), SourceOf(name), line.ProductId.Id, NameOf(line.Name, line.ProductId),
            quantity, line.PriceUnit, line.Discount, line.TaxIds, line.Id);
    }

    /// <summary>A part of a line, or an amount. Only goods are linked to the order's line: an amount does not change what counts as invoiced.</summary>
    private MoveLine Share(DocumentLine line, ImmutableArray<OdooSaleOrderLine> parts, int index, long amountProduct)
    {
        var first = parts.FirstOrDefault();
        var source = line.OrderLineId.Length > 0 ? line.OrderLineId : $"amount-{OdooFormat.Id(index + 1)}";
        return new MoveLine(
            odoo.ExternalIds.Line(key, source), line.OrderLineId, first?.ProductId.Id ?? amountProduct,
            line.Name.Length > 0 ? line.Name : NameOf(first?.Name, first?.ProductId ?? default),
            line.Quantity == 0 ? 1 : line.Quantity, line.Quantity == 0 ? line.Net.Amount : line.Net.Amount / line.Quantity, 0,
            [.. line.Taxes.Select(tax => taxes.Ids[codes.Taxes[tax.RateId]]).Distinct()],
            line.Quantity == 0 ? 0 : first?.Id ?? 0);
    }

    private string SourceOf(string? name) => name is null ? string.Empty : odoo.ExternalIds.SourceLine(order.Submitted, name) ?? string.Empty;

    private static string NameOf(string? name, OdooLink product) => name is { Length: > 0 } ? name : product.Name ?? "-";
}
