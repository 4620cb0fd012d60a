using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>Finds orders by the key that stands in their reference.</summary>
internal sealed class ReferenceOrderFinder(ReferenceErpConnection erp) : IEffectFinder
{
    public string Verb => SubmitOrder.Verb;

    public EffectTraits Traits { get; } = erp.Traits(erp.Options.Orders, DocumentStage.Confirmed);

    public async Task<Finding> FindAsync(EffectKey key, CancellationToken cancellationToken)
    {
        var answer = await erp.ReadAsync(new ReferenceRequest.FindOrders(key.ShortForm()), cancellationToken);
        return answer switch
        {
            ReferenceAnswer.Orders { Items: [] } => new Finding.Nothing(),
            ReferenceAnswer.Orders { Items: [{ IsCancelled: true } cancelled] } => new Finding.Partial(erp.ReceiptOf(cancelled)),
            ReferenceAnswer.Orders { Items: [{ IsReleased: false } draft] } => new Finding.Partial(erp.ReceiptOf(draft)),
            ReferenceAnswer.Orders { Items: [var only] } => new Finding.Complete(erp.ReceiptOf(only)),
            ReferenceAnswer.Orders several => new Finding.Several([.. several.Items.Select(order => erp.ReceiptOf(order).Document)]),
            _ => throw erp.Unexpected(answer),
        };
    }
}
