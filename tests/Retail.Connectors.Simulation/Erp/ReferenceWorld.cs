using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Effects;
using Retail.Connectors.Simulation.Nodes;
using Retail.Connectors.Simulation.Wires;
using Retail.Connectors.Testing.ReferenceErp;

namespace Retail.Connectors.Simulation.Erp;

/// <summary>The reference ERP.</summary>
internal sealed class ReferenceWorld(World world) : IErpWorld
{
    private readonly ReferenceErpServer _server = new();

    public IReadOnlyDictionary<string, string> Taxes { get; } = world.Shop.Pool.Shop.TaxRates
        .Select(rate => rate["id"]!.ToString()).ToDictionary(id => id, id => "T" + id);

    public IReadOnlyList<ErpDocument> Documents => [.. _server.Orders.Select(order => new ErpDocument(
        order.Number, order.ShopNumber, order.IsReleased, order.Net, order.Total, order.Taxes.ToDictionary(tax => tax.Key[1..], tax => tax.Value)))];

    public IReadOnlyList<string> DoubledCustomers =>
        [.. _server.Partners.GroupBy(partner => partner.Reference).Where(group => group.Count() > 1).Select(group => group.Key)];

    public bool KnowsProducts => false;

    public void AddTo(RetailConnectorsBuilder retail, Node node) => retail.AddReferenceErp(
        IErpWorld.System,
        new ReferenceWire(world, node, _server),
        options =>
        {
            options.Orders = world.Swarm.Erp == ErpKind.None ? EffectGuarantee.None : EffectGuarantee.Lookup;
            options.SettleAfter = TimeSpan.FromSeconds(world.Swarm.SettleSeconds);
        });
}
