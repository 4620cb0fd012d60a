using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Shipments;

namespace Retail.Connectors.Testing.Systems.Scenarios;

internal sealed class NotifyShipmentScenario : CommandScenario<NotifyShipment>
{
    public override string Subject => "notify-shipment";

    public override SystemRole Role => SystemRole.Shop;

    public override ImmutableArray<Refusal<NotifyShipment>> Refusals =>
    [
        new("unknown-order", "a shipment of an order that the shop does not have is refused", async scene =>
        {
            var command = await PrepareAsync(scene);
            return command with { Shipment = command.Shipment with { Order = ShopRecords.Missing(scene, EntityKind.Order) } };
        }),
    ];

    public override async Task<NotifyShipment> PrepareAsync(Scene scene, string id)
    {
        var order = await ShopRecords.AddOrderAsync(scene);
        var source = new EntityRef(ShopRecords.Erp, EntityKind.Shipment, id);
        return new NotifyShipment(EffectKey.For(source, "notify", scene.System), new Shipment
        {
            Ref = source,
            Order = order.Ref,
            ShippedAt = scene.Clock.Now,
            Lines = [.. order.Lines.Select(line => new ShipmentLine(line.Id, line.Sku, line.Quantity))],
            Parcels = [new Parcel("dhl", $"TRACK-{id}")],
        });
    }

    public override NotifyShipment Change(Scene scene, NotifyShipment command) => command with
    {
        Shipment = command.Shipment with { Parcels = [new Parcel("dhl", "OTHER-" + command.Shipment.Parcels[0].TrackingNumber)] },
    };

    public override Task<ImmutableArray<InspectedDocument>> DocumentsAsync(Scene scene, NotifyShipment command) =>
        scene.Inspector.FindAsync(command.Key.Target, EntityKind.Shipment, command.Key, scene.Cancellation);

    public override string? Wrong(NotifyShipment command, InspectedDocument document) =>
        Differs("tracking number", command.Shipment.Parcels[0].TrackingNumber, document.Name);
}
