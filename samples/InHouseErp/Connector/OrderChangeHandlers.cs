using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace InHouseErp.Connector;

/// <summary>One transaction: it holds the new lines with the right money afterwards, or everything is as it was.</summary>
internal sealed class OrderAmendHandler(ErpConnection erp) : ICommandHandler<AmendOrder>
{
    public EffectTraits Traits { get; } = erp.Enforced(DocumentStage.Confirmed);

    public async Task<Finding> FindAsync(AmendOrder command, CancellationToken cancellationToken)
    {
        var document = await erp.ReadAsync(session => Documents.ByKey(session, "order", command.Submitted.ShortForm()), cancellationToken);
        return document is { State: "open" } && document.Content == command.Order.CommercialDigest().Value
            ? new Finding.Complete(document.ReceiptIn(erp))
            : new Finding.Nothing();
    }

    public async Task<EffectResult> ApplyAsync(AmendOrder command, EffectContext context, CancellationToken cancellationToken)
    {
        var (result, refused) = await erp.WriteAsync(session => Amend(session, command), context.SendBefore, cancellationToken);
        return refused ?? result!;
    }

    private EffectResult Amend(ErpSession session, AmendOrder command)
    {
        if (Orders.Bound(session, erp, command.Submitted) is { } refused)
        {
            return refused;
        }

        var order = Documents.ByKey(session, "order", command.Submitted.ShortForm())!;
        var content = command.Order.CommercialDigest().Value;
        if (order.Content == content)
        {
            return new EffectResult.Reached(order.ReceiptIn(erp));
        }

        var lines = OrderContent.Lines(command.Order, command.Codes);
        if (OrderContent.Missing(session, lines, command.Order.Currency.Currency.Value) is { Count: > 0 } missing)
        {
            return Refusals.Unknown(missing);
        }

        var before = order.Lines;
        Documents.ReplaceLines(session, order.Id, lines);
        var amended = Documents.ByKey(session, "order", order.Key)!;
        if (amended.Differs(OrderContent.Totals(command.Order), command.Codes) is { } difference)
        {
            Documents.ReplaceLines(session, order.Id, before);
            return new EffectResult.Refused("money-differs", $"{order.Name}: {difference}.", "Compare the taxes with the shop's rates, then replay.")
            {
                Left = order.ReceiptIn(erp),
            };
        }

        session.Run("UPDATE document SET content = $content WHERE id = $id", ("$content", content), ("$id", order.Id));
        return new EffectResult.Reached(amended.ReceiptIn(erp));
    }
}

/// <summary>One transaction.</summary>
internal sealed class OrderCancelHandler(ErpConnection erp) : ICommandHandler<CancelOrder>
{
    public EffectTraits Traits { get; } = erp.Enforced(DocumentStage.Cancelled);

    public async Task<Finding> FindAsync(CancelOrder command, CancellationToken cancellationToken)
    {
        var document = await erp.ReadAsync(session => Documents.ByKey(session, "order", command.Submitted.ShortForm()), cancellationToken);
        return document is { State: "cancelled" } ? new Finding.Complete(document.ReceiptIn(erp)) : new Finding.Nothing();
    }

    public async Task<EffectResult> ApplyAsync(CancelOrder command, EffectContext context, CancellationToken cancellationToken)
    {
        var (result, refused) = await erp.WriteAsync(session => Cancel(session, command), context.SendBefore, cancellationToken);
        return refused ?? result!;
    }

    private EffectResult Cancel(ErpSession session, CancelOrder command)
    {
        var key = command.Submitted.ShortForm();
        if (Documents.ByKey(session, "order", key) is { State: "cancelled" } done)
        {
            return new EffectResult.Reached(done.ReceiptIn(erp));
        }

        if (Orders.Bound(session, erp, command.Submitted) is { } refused)
        {
            return refused;
        }

        session.Run(
            "UPDATE document SET state = 'cancelled' WHERE company = $company AND kind = 'order' AND external_key = $key", ("$key", key));
        return new EffectResult.Reached(Documents.ByKey(session, "order", key)!.ReceiptIn(erp));
    }
}
