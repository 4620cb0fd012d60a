using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>Finds an order by its key alone, when the shop's order is cancelled or gone.</summary>
internal sealed class OdooOrderFinder(OdooConnection odoo) : IEffectFinder
{
    private readonly OrderDocuments _documents = new(odoo);

    public string Verb => SubmitOrder.Verb;

    public EffectTraits Traits { get; } = OdooOrderHandler.TraitsOf(odoo);

    public async Task<Finding> FindAsync(EffectKey key, CancellationToken cancellationToken)
    {
        var (only, several) = await _documents.FindAsync(key, cancellationToken);
        if (only is null)
        {
            return several ?? (Finding)new Finding.Nothing();
        }

        var document = new OrderDocument(only, ImmutableDictionary<long, string>.Empty);
        var receipt = new Receipt
        {
            Document = document.RefIn(odoo.System),
            DisplayName = only.Name ?? OdooFormat.Id(only.Id),
            Stage = document.Stage,
        };
        return document.Stage == DocumentStage.Draft ? new Finding.Partial(receipt) : new Finding.Complete(receipt);
    }
}
