using System.Text.Encodings.Web;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>Cancels a sales order of which nothing has left and nothing stands in the books. Its open deliveries and draft invoices go with it.</summary>
internal sealed class OdooCancelHandler(OdooConnection odoo) : ICommandHandler<CancelOrder>
{
    private readonly OrderPictures _orders = new(odoo);

    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Enforced,
        SettleAfter = NodaTime.Duration.FromTimeSpan(odoo.Options.SettleAfter),
        Reaches = DocumentStage.Cancelled,
    };

    public async Task<Finding> FindAsync(CancelOrder command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return await _orders.ReadAsync(command.Document, command.Submitted, odoo.Client, cancellationToken) is { Order.State: "cancel" } order
            && !AmendmentMark.ComesBack(order.Order.State, order.Order.Origin)
            ? new Finding.Complete(ReceiptFor(order))
            : new Finding.Nothing();
    }

    public async Task<EffectResult> ApplyAsync(CancelOrder command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var client = odoo.Client.Until(context.SendBefore);
        if (await _orders.ReadAsync(command.Document, command.Submitted, client, cancellationToken) is not { } order)
        {
            return OrderPictures.Missing(command.Document, command.Submitted);
        }

        if (order.Order.State == "cancel")
        {
            // An amendment that died half way may have left it so: now it is called off for good.
            await UnmarkAsync(order, client, cancellationToken);
            return new EffectResult.Reached(ReceiptFor(order));
        }

        if (await OrderBlocks.FindAsync(order, withDrafts: false, client, cancellationToken) is { } blocked)
        {
            return blocked with { Left = ReceiptFor(order) };
        }

        string? words = null;
        try
        {
            _ = await client.CallAsync(OdooSaleOrder.Model, "action_cancel", [order.Order.Id], parameters: null, cancellationToken);
        }
        catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Rejected)
        {
            words = exception.Message;
        }

        order = await _orders.ReadAsync(command.Document, command.Submitted, client, cancellationToken) ?? order;
        if (order.Order.State != "cancel")
        {
            return new EffectResult.Refused(
                "cancel-refused", words ?? "Odoo accepted the cancellation, and the order is not cancelled all the same.",
                "Cancel the order in Odoo to see what it asks for, then replay.")
            { Left = ReceiptFor(order) };
        }

        await UnmarkAsync(order, client, cancellationToken);

        // Goods that left between the look and the call: the cancellation stands, and a person has to know.
        if (await OrderBlocks.FindAsync(order, withDrafts: false, client, cancellationToken) is { } meanwhile)
        {
            return new EffectResult.Refused("cancelled-too-late", $"{order.Order.Name} is cancelled, but too late: {meanwhile.Words}", meanwhile.FixHint)
            {
                Left = ReceiptFor(order),
            };
        }

        if (command.Reason.Length > 0)
        {
            _ = await client.CallAsync(
                OdooSaleOrder.Model, "message_post", [order.Order.Id],
                json => json.WriteString("body", HtmlEncoder.Default.Encode(command.Reason)), cancellationToken);
        }

        return new EffectResult.Reached(ReceiptFor(order));
    }

    private static Task UnmarkAsync(OrderPicture order, OdooClient client, CancellationToken cancellationToken) => AmendmentMark.Stands(order.Order.Origin)
        ? client.WriteAsync(OdooSaleOrder.Model, [order.Order.Id], new OdooValues().Set("origin", AmendmentMark.Off(order.Order.Origin)), cancellationToken)
        : Task.CompletedTask;

    private Receipt ReceiptFor(OrderPicture order) => new()
    {
        Document = new EntityRef(odoo.System, EntityKind.SalesOrder, OdooFormat.Id(order.Order.Id)),
        DisplayName = order.Order.Name ?? OdooFormat.Id(order.Order.Id),
        Stage = order.Order.State switch
        {
            "cancel" => DocumentStage.Cancelled,
            "sale" => DocumentStage.Confirmed,
            _ => DocumentStage.Draft,
        },
    };
}
