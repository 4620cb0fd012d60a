using System.Collections.Immutable;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Testing.Systems.Scenarios;

internal sealed class SetOrderStatusScenario : ShopCommandScenario<SetOrderStatus>
{
    public override string Subject => "set-order-status";

    public override ImmutableArray<Refusal<SetOrderStatus>> Refusals =>
    [
        new("illegal-change", "a change from a status in which the order is not is refused", async scene =>
            (await PrepareAsync(scene)) with { From = [scene.Profile.Statuses[2]] }),
        new("unknown-order", "the status of an order that the shop does not have is refused", async scene =>
            (await PrepareAsync(scene)) with { Order = ShopRecords.Missing(scene, EntityKind.Order) }),
    ];

    public override async Task<SetOrderStatus> PrepareAsync(Scene scene, string id) => new(
        KeyOf(scene, "sales-order", id, "status"), await ShopRecords.AddAsync(scene, EntityKind.Order), scene.Profile.Statuses[1],
        [scene.Profile.Statuses[0]]);

    public override SetOrderStatus? Change(Scene scene, SetOrderStatus command) => null;

    public override string? Wrong(SetOrderStatus command, InspectedDocument document) => Differs(document, "status", command.Status);

    protected override EntityRef RecordOf(SetOrderStatus command) => command.Order;
}
