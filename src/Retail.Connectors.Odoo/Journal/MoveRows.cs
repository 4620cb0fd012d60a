using System.Collections.Immutable;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Journal;

/// <summary>An invoice or credit note as rows for <c>load</c>. Every line has its own external id, so that the same rows twice change nothing.</summary>
internal sealed record MoveRows(ImmutableArray<string> Fields, ImmutableArray<ImmutableArray<string>> Rows)
{
    private static readonly string[] HeadFields =
    [
        "id", "move_type", "partner_id/.id", "partner_shipping_id/.id", "invoice_date", "currency_id/.id", "fiscal_position_id/.id",
        "invoice_payment_term_id/.id", "ref", "invoice_origin",
    ];

    private static readonly string[] LineFields =
    [
        "invoice_line_ids/id", "invoice_line_ids/product_id/.id", "invoice_line_ids/name", "invoice_line_ids/quantity",
        "invoice_line_ids/price_unit", "invoice_line_ids/discount", "invoice_line_ids/tax_ids/.id", "invoice_line_ids/sale_line_ids/.id",
    ];

    public static MoveRows Of(MoveWish wish, ImmutableArray<MoveLine> lines, OdooConnection odoo)
    {
        var order = wish.Order.Order;
        string[] reversed = wish.Reversed == 0 ? [] : ["reversed_entry_id/.id"];
        ImmutableArray<string> head =
        [
            odoo.ExternalIds.Record(wish.Key), wish.Type, Id(order.PartnerInvoiceId), Id(order.PartnerShippingId), OdooFormat.Date(wish.Date),
            Id(order.CurrencyId), Id(order.FiscalPositionId), Id(order.PaymentTermId), wish.Reference, wish.Key.ShortForm(),
            .. wish.Reversed == 0 ? Array.Empty<string>() : [OdooFormat.Id(wish.Reversed)],
        ];
        return Build([.. HeadFields, .. reversed], head, lines);
    }

    /// <summary>Further lines alone; the others of the draft stay as they are.</summary>
    public static MoveRows Further(MoveWish wish, ImmutableArray<MoveLine> lines, OdooConnection odoo) =>
        Build(["id"], [odoo.ExternalIds.Record(wish.Key)], lines);

    private static MoveRows Build(string[] headFields, ImmutableArray<string> head, ImmutableArray<MoveLine> lines)
    {
        var empty = Enumerable.Repeat(string.Empty, head.Length).ToImmutableArray();
        return new MoveRows(
            [.. headFields, .. LineFields], [.. lines.Select((line, index) => (index == 0 ? head : empty).AddRange(Cells(line)))]);
    }

    private static string[] Cells(MoveLine line) =>
    [
        line.ExternalId, OdooFormat.Id(line.Product), line.Name, OdooFormat.Number(line.Quantity), OdooFormat.Number(line.Price),
        OdooFormat.Number(line.Discount), string.Join(',', line.Taxes.Select(OdooFormat.Id)),
        line.SaleLine == 0 ? string.Empty : OdooFormat.Id(line.SaleLine),
    ];

    private static string Id(OdooLink link) => link.IsNone ? string.Empty : OdooFormat.Id(link.Id);
}
