using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>
/// Brings an order to a <c>sale.sale</c>: draft, proof of the money, rounding lines where tolerated, quotation, and confirmation
/// unless the options leave it as a quotation. The database lets one sale have the key as <c>web_id</c>, cancelled ones included.
/// </summary>
internal sealed class TrytonOrderHandler(TrytonConnection tryton) : ICommandHandler<SubmitOrder>
{
    private readonly SaleDocuments _documents = new(tryton);
    private readonly SaleWriter _writer = new(tryton);

    public EffectTraits Traits { get; } = TraitsOf(tryton);

    public static EffectTraits TraitsOf(TrytonConnection tryton) => new()
    {
        Guarantee = EffectGuarantee.Enforced,
        SettleAfter = NodaTime.Duration.FromTimeSpan(tryton.Options.SettleAfter),
        Reaches = tryton.Options.OrderStage,
        HasSideEffects = true,
    };

    public async Task<Finding> FindAsync(SubmitOrder command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var wish = WishOf(command);
        if (await SaleDocuments.FindAsync(wish.WebId, tryton.Client, cancellationToken) is not { } sale)
        {
            return new Finding.Nothing();
        }

        var receipt = _documents.ReceiptFor(wish, sale);
        return SaleStage.IsReached(sale, tryton.Options.OrderStage) ? new Finding.Complete(receipt) : new Finding.Partial(receipt);
    }

    public async Task<EffectResult> ApplyAsync(SubmitOrder command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var client = tryton.Client.Until(context.SendBefore);
        var wish = WishOf(command);
        var receipt = context.Found switch
        {
            Finding.Complete complete => complete.Receipt,
            Finding.Partial partial => partial.Receipt,
            _ => null,
        };
        var sale = receipt is null ? null : await SaleDocuments.FindAsync(receipt.Document, client, cancellationToken);
        return sale is not null && SaleStage.Of(sale) != DocumentStage.Draft
            ? await _writer.AdoptAsync(wish, sale, client, cancellationToken)
            : await _writer.WriteAsync(wish, sale, client, cancellationToken);
    }

    private static SaleWish WishOf(SubmitOrder command) => new(command.Key, command.Order, command.Customer, command.Codes);
}
