using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>Finds a sale by its key alone, when the shop's order is cancelled or gone.</summary>
internal sealed class TrytonOrderFinder(TrytonConnection tryton) : IEffectFinder
{
    private readonly SaleDocuments _documents = new(tryton);

    public string Verb => SubmitOrder.Verb;

    public EffectTraits Traits { get; } = TrytonOrderHandler.TraitsOf(tryton);

    public async Task<Finding> FindAsync(EffectKey key, CancellationToken cancellationToken)
    {
        if (await SaleDocuments.FindAsync(key.ShortForm(), tryton.Client, cancellationToken) is not { } sale)
        {
            return new Finding.Nothing();
        }

        var receipt = new Receipt
        {
            Document = _documents.RefTo(sale),
            DisplayName = sale.Number ?? TrytonFormat.Id(sale.Id),
            Stage = SaleStage.Of(sale),
        };
        return SaleStage.IsReached(sale, tryton.Options.OrderStage) ? new Finding.Complete(receipt) : new Finding.Partial(receipt);
    }
}
