using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Payments;

namespace Retail.Connectors.Testing.Systems.Scenarios;

internal sealed class PostPaymentScenario : CommandScenario<PostPayment>
{
    public override string Subject => "post-payment";

    public override SystemRole Role => SystemRole.Erp;

    public override ImmutableArray<Refusal<PostPayment>> Refusals =>
    [
        new("closed-period", "a payment dated in a closed period is refused", async scene =>
        {
            var command = await PrepareAsync(scene);
            return command with { Date = await Periods.CloseAsync(scene) };
        }),
        new("unknown-method", "a payment by a method that the target does not have is refused", async scene =>
            (await PrepareAsync(scene)) with { Method = "NO SUCH METHOD" }),
    ];

    public override async Task<PostPayment> PrepareAsync(Scene scene, string id)
    {
        var (submit, invoice) = await PostInvoiceScenario.SubmitAsync(scene, id);
        var posted = await scene.DoAsync(invoice);
        var payment = new EntityRef(Scene.Shop, EntityKind.Payment, id);
        return new PostPayment(
            EffectKey.For(payment, "post", scene.System),
            new Payment
            {
                Ref = payment,
                Order = submit.Order.Ref,
                Amount = submit.Order.Totals.Grand,
                Method = "card",
                Reference = $"tx-{id}",
                At = scene.Clock.Now,
            },
            posted.Document, scene.Profile.PaymentMethod, scene.Profile.OpenDate);
    }

    public override PostPayment Change(Scene scene, PostPayment command) => command with
    {
        Payment = command.Payment with { Amount = SampleOrders.Units(1000, scene.Profile.Currencies[0]) },
    };

    public override Task<ImmutableArray<InspectedDocument>> DocumentsAsync(Scene scene, PostPayment command) =>
        scene.Inspector.FindAsync(command.Key.Target, EntityKind.Payment, command.Key, scene.Cancellation);

    public override string? Wrong(PostPayment command, InspectedDocument document) =>
        Differs<Money?>("amount", command.Payment.Amount, document.Grand)
        ?? Differs<LocalDate?>("date", command.Date, document.Date);
}
