using System.Collections.Immutable;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;

namespace InHouseErp.Connector;

/// <summary>Invoices, of all of an order or of the lines that are named.</summary>
internal sealed class InvoiceHandler(ErpConnection erp) : ICommandHandler<PostInvoice>
{
    private readonly Booking _booking = new(erp, "invoice");

    public EffectTraits Traits { get; } = erp.Enforced(DocumentStage.Posted);

    public Task<Finding> FindAsync(PostInvoice command, CancellationToken cancellationToken) => _booking.FindAsync(command.Key, cancellationToken);

    public Task<EffectResult> ApplyAsync(PostInvoice command, EffectContext context, CancellationToken cancellationToken) => _booking.BookAsync(
        new Wish(command.Key, command.Digest().Value, command.Document, "order", command.Date, command.Totals, command.Codes),
        (session, order) => command.Lines.IsEmpty ? NotInvoiced(session, order) : Named(order, command.Lines, command.Codes),
        context,
        cancellationToken);

    /// <summary>Lines as a command names them; the article is the order line's.</summary>
    internal static ImmutableArray<ErpLine> Named(ErpDocument origin, ImmutableArray<DocumentLine> lines, OrderCodes codes) =>
    [
        .. lines.Select((line, position) => new ErpLine(
            line.OrderLineId.Length > 0 ? line.OrderLineId : $"extra-{position}",
            origin.Lines.FirstOrDefault(known => known.Key == line.OrderLineId)?.Sku ?? string.Empty,
            line.Name, line.Quantity, OrderContent.Units(line.Net, origin.Currency), OrderContent.Taxes(line.Taxes, codes))),
    ];

    /// <summary>The order's lines that stand on no posted invoice.</summary>
    private static ImmutableArray<ErpLine> NotInvoiced(ErpSession session, ErpDocument order)
    {
        var invoiced = session.Rows(
            """
            SELECT line_key FROM document_line JOIN document ON document.id = document_line.document
            WHERE document.origin = $id AND document.kind = 'invoice' AND document.state = 'posted'
            """,
            static row => row.GetString(0), ("$id", order.Id));
        return [.. order.Lines.Where(line => !invoiced.Contains(line.Key))];
    }
}
