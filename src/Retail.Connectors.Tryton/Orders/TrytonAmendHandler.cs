using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>
/// Changes a sale while it is a draft, a quotation, or confirmed and not yet processed. A sale in processing is never written,
/// although the server would take it: its shipments and invoices would not follow.
/// </summary>
internal sealed class TrytonAmendHandler(TrytonConnection tryton) : ICommandHandler<AmendOrder>
{
    private readonly SaleDocuments _documents = new(tryton);
    private readonly SaleWriter _writer = new(tryton);

    public EffectTraits Traits { get; } = new()
    {
        // Two changes must not overtake each other: what one left unknown is looked at, once it has settled, before the next is written.
        Guarantee = EffectGuarantee.Lookup,
        SettleAfter = NodaTime.Duration.FromTimeSpan(tryton.Options.SettleAfter),
        Reaches = tryton.Options.OrderStage,
        HasSideEffects = true,
    };

    /// <summary>
    /// Nothing is stored per key: what counts is whether the sale says what the order says. It is looked up only when no earlier
    /// request can arrive any more: a late way back to draft would undo what was confirmed since.
    /// </summary>
    public async Task<Finding> FindAsync(AmendOrder command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var wish = WishOf(command);
        var sale = await SaleDocuments.FindAsync(command.Document, tryton.Client, cancellationToken);
        if (sale is null || sale.WebId != wish.WebId || SaleStage.Of(sale) == DocumentStage.Cancelled)
        {
            return new Finding.Nothing();
        }

        var receipt = _documents.ReceiptFor(wish, sale);
        return await _writer.IsAsWishedAsync(wish, sale, tryton.Client, cancellationToken)
            ? SaleStage.IsReached(sale, tryton.Options.OrderStage) ? new Finding.Complete(receipt) : new Finding.Partial(receipt)
            : new Finding.Nothing();
    }

    public async Task<EffectResult> ApplyAsync(AmendOrder command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var client = tryton.Client.Until(context.SendBefore);
        var wish = WishOf(command);
        var sale = await SaleDocuments.FindAsync(command.Document, client, cancellationToken);
        if (sale is null || sale.WebId != wish.WebId)
        {
            return SaleRefusals.Unknown(command.Document, command.Submitted);
        }

        // Whoever confirmed it does not have to do so again.
        var reach = sale.State == "confirmed" ? DocumentStage.Confirmed : tryton.Options.OrderStage;
        if (sale.State == "confirmed" && !await _writer.IsAsWishedAsync(wish, sale, client, cancellationToken))
        {
            _ = await client.ButtonAsync(Rpc.TrytonModels.Sales.Name, "draft", [sale.Id], accept: null, cancellationToken);
            sale = await _documents.ReadAsync(sale.Id, client, cancellationToken);
        }

        var receipt = _documents.ReceiptFor(wish, sale);
        return receipt.Stage switch
        {
            DocumentStage.Draft => await _writer.WriteAsync(wish, sale, reach, client, cancellationToken),
            DocumentStage.Cancelled => SaleRefusals.Cancelled(receipt),
            _ when await _writer.IsAsWishedAsync(wish, sale, client, cancellationToken) => await _writer.AdoptAsync(wish, sale, client, cancellationToken),
            _ => new EffectResult.Refused(
                "document-locked", $"The sale {receipt.DisplayName} is in processing: Tryton does not change it any more.",
                "Make the difference in Tryton with a sale of its own, or a return, and tell the shop.")
            { Left = receipt },
        };
    }

    private static SaleWish WishOf(AmendOrder command) => new(command.Submitted, command.Order, command.Customer, command.Codes);
}
