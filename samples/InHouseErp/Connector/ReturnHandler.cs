using System.Globalization;
using Retail.Connectors;
using Retail.Connectors.Effects;
using Retail.Connectors.Returns;

namespace InHouseErp.Connector;

/// <summary>One transaction: the goods of that key are back, each where it belongs.</summary>
internal sealed class ReturnHandler(ErpConnection erp) : ICommandHandler<ReceiveReturn>
{
    public EffectTraits Traits { get; } = erp.Enforced(DocumentStage.Posted);

    public async Task<Finding> FindAsync(ReceiveReturn command, CancellationToken cancellationToken) =>
        await erp.ReadAsync(session => Find(session, command.Key), cancellationToken) is { Receipt: { } receipt }
            ? new Finding.Complete(receipt)
            : new Finding.Nothing();

    public async Task<EffectResult> ApplyAsync(ReceiveReturn command, EffectContext context, CancellationToken cancellationToken)
    {
        var (result, refused) = await erp.WriteAsync(session => Receive(session, command), context.SendBefore, cancellationToken);
        return refused ?? result!;
    }

    private EffectResult Receive(ErpSession session, ReceiveReturn command)
    {
        var content = command.Digest().Value;
        if (Find(session, command.Key) is { Receipt: { } there, Content: var asked })
        {
            return asked == content ? new EffectResult.Reached(there) : Refusals.Changed(there);
        }

        if (Documents.ByKey(session, "order", command.Submitted.ShortForm()) is not { } order)
        {
            return Refusals.Unknown([$"order {command.Submitted.ShortForm()}"]);
        }

        foreach (var line in command.Return.Lines)
        {
            var outside = Moved(session, order.Id, line.OrderLineId, "out") - Moved(session, order.Id, line.OrderLineId, "back");
            if (line.Quantity > outside)
            {
                return new EffectResult.Refused(
                    "more-than-delivered", string.Create(CultureInfo.InvariantCulture, $"{outside} of {line.Sku} are with the customer, {line.Quantity} are to come back."),
                    "Ship the order first, or correct the return.")
                { Left = order.ReceiptIn(erp) };
            }
        }

        session.Run(
            "INSERT INTO delivery (company, external_key, content, document, direction, made_at) VALUES ($company, $key, $content, $id, 'back', $at)",
            ("$key", command.Key.ShortForm()), ("$content", content), ("$id", order.Id), ("$at", erp.Now.ToUnixTimeMilliseconds()));
        var receipt = Find(session, command.Key).Receipt!;
        foreach (var line in command.Return.Lines)
        {
            session.Run(
                "INSERT INTO delivery_line (delivery, line_key, sku, quantity, disposition) VALUES ($id, $line, $sku, $quantity, $disposition)",
                ("$id", long.Parse(receipt.Document.Id, CultureInfo.InvariantCulture)), ("$line", line.OrderLineId), ("$sku", line.Sku),
                ("$quantity", line.Quantity.ToString(CultureInfo.InvariantCulture)), ("$disposition", line.Disposition.ToString()));
            if (line.Disposition == ReturnDisposition.Restock)
            {
                Stock.Move(session, line.Sku, line.Quantity);
            }
        }

        session.Run("UPDATE document SET number = number WHERE id = $id", ("$id", order.Id));
        return new EffectResult.Reached(receipt);
    }

    private static decimal Moved(ErpSession session, long order, string line, string direction) => session.Rows(
        """
        SELECT quantity FROM delivery_line JOIN delivery ON delivery.id = delivery_line.delivery
        WHERE delivery.document = $id AND direction = $direction AND line_key = $line
        """,
        static row => decimal.Parse(row.GetString(0), CultureInfo.InvariantCulture),
        ("$id", order), ("$direction", direction), ("$line", line)).Sum();

    private (Receipt? Receipt, string Content) Find(ErpSession session, EffectKey key) => session.Rows(
        "SELECT id, content FROM delivery WHERE company = $company AND external_key = $key",
        row => (new Receipt
        {
            Document = erp.Ref(EntityKind.Return, row.GetInt64(0)),
            DisplayName = $"return {row.GetInt64(0)}",
            Stage = DocumentStage.Posted,
        }, row.GetString(1)),
        ("$key", key.ShortForm())).SingleOrDefault();
}
