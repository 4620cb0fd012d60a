using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Credits;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Testing.Systems.Scenarios;

internal sealed class PostCreditScenario : CommandScenario<PostCredit>
{
    public override string Subject => "post-credit";

    public override SystemRole Role => SystemRole.Erp;

    public override bool MayBeGap => false;

    public override ImmutableArray<Refusal<PostCredit>> Refusals =>
    [
        new("closed-period", "a credit note dated in a closed period is refused", async scene =>
        {
            var command = await PrepareAsync(scene);
            return command with { Date = await Periods.CloseAsync(scene) };
        }),
        new("money-differs", "a credit note that comes to another amount is not posted", async scene =>
        {
            var command = await PrepareAsync(scene);
            var more = new Money(5, command.Totals.Grand.Currency);
            return command with { Totals = command.Totals with { Net = command.Totals.Net + more, Grand = command.Totals.Grand + more } };
        }),
    ];

    public override async Task<PostCredit> PrepareAsync(Scene scene, string id)
    {
        var (submit, invoice) = await PostInvoiceScenario.SubmitAsync(scene, id);
        var posted = await scene.DoAsync(invoice);
        var refund = new EntityRef(Scene.Shop, EntityKind.Refund, id);
        var line = SampleOrders.Part(scene, submit.Order, 1, 999);
        return new PostCredit
        {
            Key = EffectKey.For(refund, "credit", scene.System),
            Refund = refund,
            Document = invoice.Document,
            Submitted = submit.Key,
            Invoice = posted.Document,
            Date = scene.Profile.OpenDate,
            Reason = "Came back",
            Lines = [line],
            Totals = SampleOrders.TotalsOf(line),
            Codes = submit.Codes,
        };
    }

    public override PostCredit Change(Scene scene, PostCredit command)
    {
        var line = SampleOrders.Part(scene, SampleOrders.Order(scene, command.Refund.Id), 0, 500);
        return command with { Lines = [line], Totals = SampleOrders.TotalsOf(line) };
    }

    public override Task<ImmutableArray<InspectedDocument>> DocumentsAsync(Scene scene, PostCredit command) =>
        scene.Inspector.FindAsync(command.Key.Target, EntityKind.CreditNote, command.Key, scene.Cancellation);

    public override string? Wrong(PostCredit command, InspectedDocument document) =>
        Differs<Money?>("total", command.Totals.Grand, document.Grand)
        ?? Differs<Money?>("net amount", command.Totals.Net, document.Net)
        ?? Differs<LocalDate?>("date", command.Date, document.Date);
}
