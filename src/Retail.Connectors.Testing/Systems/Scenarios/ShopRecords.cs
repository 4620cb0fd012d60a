using Retail.Connectors.Changes;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Testing.Systems.Scenarios;

/// <summary>Records of a shop that commands act on.</summary>
internal static class ShopRecords
{
    public static SystemName Erp { get; } = new("suite-erp");

    public static async Task<EntityRef> AddAsync(Scene scene, EntityKind kind)
    {
        var ids = await scene.Stage.AddAsync(scene.System, kind, 1, scene.Clock.Now, scene.Cancellation);
        return new EntityRef(scene.System, kind, ids[0]);
    }

    /// <summary>An order as the connector reads it: its lines and amounts are what refunds and shipments speak of.</summary>
    public static async Task<Order> AddOrderAsync(Scene scene)
    {
        var record = await AddAsync(scene, EntityKind.Order);
        var reader = scene.Calm.Port<IReader<Order>>()
            ?? throw new NotOfferedException("no reader of orders is registered, and this case needs one");
        return (await reader.ReadAsync(record, scene.Cancellation))?.Value
            ?? throw new BrokenException($"the order {record.Id} to be read", "the reader says that there is none");
    }

    public static EntityRef Missing(Scene scene, EntityKind kind) => new(scene.System, kind, "999999999");
}
