using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Testing.Systems.Scenarios;

internal sealed class PostInvoiceScenario : CommandScenario<PostInvoice>
{
    public override string Subject => "post-invoice";

    public override SystemRole Role => SystemRole.Erp;

    public override ImmutableArray<Refusal<PostInvoice>> Refusals =>
    [
        new("closed-period", "an invoice dated in a closed period is refused", async scene =>
        {
            var command = await PrepareAsync(scene);
            return command with { Date = await Periods.CloseAsync(scene) };
        }),
        new("money-differs", "an invoice that comes to another amount is not posted", async scene =>
        {
            var command = await PrepareAsync(scene);
            var more = new Money(command.Totals.Grand.Amount + 5, command.Totals.Grand.Currency);
            return command with { Totals = command.Totals with { Net = command.Totals.Net + (more - command.Totals.Grand), Grand = more } };
        }),
    ];

    public override async Task<PostInvoice> PrepareAsync(Scene scene, string id) => (await SubmitAsync(scene, id)).Invoice;

    public static async Task<(SubmitOrder Submit, PostInvoice Invoice)> SubmitAsync(Scene scene, string id)
    {
        var submit = await SubmitOrderScenario.PrepareAsync(scene, id, null);
        var receipt = await scene.DoAsync(submit);
        return (submit, new PostInvoice
        {
            Key = SampleOrders.KeyOf(scene, id, "invoice"),
            Document = receipt.Document,
            Submitted = submit.Key,
            Date = scene.Profile.OpenDate,
            Totals = SampleOrders.TotalsOf(submit.Order),
            Codes = submit.Codes,
        });
    }

    public override PostInvoice Change(Scene scene, PostInvoice command)
    {
        var line = SampleOrders.Part(scene, SampleOrders.Order(scene, command.Key.Source.Id), 1, 999);
        return command with { Lines = [line], Totals = SampleOrders.TotalsOf(line) };
    }

    public override Task<ImmutableArray<InspectedDocument>> DocumentsAsync(Scene scene, PostInvoice command) =>
        scene.Inspector.FindAsync(command.Key.Target, EntityKind.Invoice, command.Key, scene.Cancellation);

    public override string? Wrong(PostInvoice command, InspectedDocument document) =>
        Differs<Money?>("total", command.Totals.Grand, document.Grand)
        ?? Differs<Money?>("net amount", command.Totals.Net, document.Net)
        ?? Differs<LocalDate?>("date", command.Date, document.Date);
}
