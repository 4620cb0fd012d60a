using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;

namespace Retail.Connectors.Testing.Systems.Scenarios;

internal sealed class AttachInvoiceScenario : CommandScenario<AttachInvoice>
{
    public override string Subject => "attach-invoice";

    public override SystemRole Role => SystemRole.Shop;

    public override ImmutableArray<Refusal<AttachInvoice>> Refusals =>
    [
        new("unknown-order", "an invoice of an order that the shop does not have is refused", async scene =>
            (await PrepareAsync(scene)) with { Order = ShopRecords.Missing(scene, EntityKind.Order) }),
    ];

    public override async Task<AttachInvoice> PrepareAsync(Scene scene, string id)
    {
        var order = await ShopRecords.AddAsync(scene, EntityKind.Order);
        return new AttachInvoice(
            EffectKey.For(new EntityRef(ShopRecords.Erp, EntityKind.Invoice, id), "attach", scene.System, order.Id), order, $"INV/{id}",
            new LocalDate(2026, 6, 15), new Money(12.5m, scene.Profile.Currencies[0].Currency), new Uri($"https://erp.example/my/invoices/{id}"));
    }

    public override AttachInvoice Change(Scene scene, AttachInvoice command) => command with { Number = "OTHER/" + command.Number };

    public override Task<ImmutableArray<InspectedDocument>> DocumentsAsync(Scene scene, AttachInvoice command) =>
        scene.Inspector.FindAsync(command.Key.Target, EntityKind.Invoice, command.Key, scene.Cancellation);

    public override string? Wrong(AttachInvoice command, InspectedDocument document) => Differs("number", command.Number, document.Name);
}
