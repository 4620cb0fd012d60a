using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Tryton.Rpc;
using Retail.Connectors.Tryton.Shipments;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>
/// Cancels a sale. One in processing has no such button: its waiting shipments and draft invoices are cancelled and given up by
/// the wizards for exceptions, after which nothing of any line is left to ship or invoice. A sale of which goods are picked or an
/// invoice is posted is refused and left as it is.
/// </summary>
internal sealed class TrytonCancelHandler(TrytonConnection tryton) : ICommandHandler<CancelOrder>
{
    private readonly SaleDocuments _documents = new(tryton);

    public EffectTraits Traits { get; } = new()
    {
        // What is cancelled stays cancelled, however often it is asked for.
        Guarantee = EffectGuarantee.Enforced,
        SettleAfter = NodaTime.Duration.FromTimeSpan(tryton.Options.SettleAfter),
        Reaches = DocumentStage.Cancelled,
        HasSideEffects = true,
    };

    public async Task<Finding> FindAsync(CancelOrder command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var sale = await SaleDocuments.FindAsync(command.Document, tryton.Client, cancellationToken);
        return sale switch
        {
            not null when sale.WebId == command.Submitted.ShortForm() && SaleStage.Of(sale) == DocumentStage.Cancelled => new Finding.Complete(ReceiptFor(sale)),
            { ShipmentState: "exception" } or { InvoiceState: "exception" } => new Finding.Partial(ReceiptFor(sale)),
            _ => new Finding.Nothing(),
        };
    }

    public async Task<EffectResult> ApplyAsync(CancelOrder command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var client = tryton.Client.Until(context.SendBefore);
        var sale = await SaleDocuments.FindAsync(command.Document, client, cancellationToken);
        if (sale is null || sale.WebId != command.Submitted.ShortForm())
        {
            return SaleRefusals.Unknown(command.Document, command.Submitted);
        }

        string? words = null;
        try
        {
            if (sale.State is "draft" or "quotation" or "confirmed")
            {
                await PressAsync(sale, client, cancellationToken);
            }
            else if (SaleStage.Of(sale) == DocumentStage.Confirmed)
            {
                if (await RefusalAsync(sale, client, cancellationToken) is { } refused)
                {
                    return refused;
                }

                await GiveUpAsync(sale, client, cancellationToken);
            }
        }
        catch (ConnectorException exception) when (exception.Kind is ConnectorErrorKind.Rejected or ConnectorErrorKind.Conflict)
        {
            // Somebody may have shipped or cancelled meanwhile: the state decides.
            words = exception.Message;
        }

        sale = await _documents.ReadAsync(sale.Id, client, cancellationToken);
        return SaleStage.Of(sale) == DocumentStage.Cancelled
            ? new EffectResult.Reached(ReceiptFor(sale))
            : await RefusalAsync(sale, client, cancellationToken) ?? new EffectResult.Refused(
                "cancel-refused", words ?? $"Tryton accepted the cancellation, and the sale is {sale.State} all the same.",
                "Cancel the sale in Tryton to see what stands against it, then replay.")
            { Left = ReceiptFor(sale) };
    }

    private static async Task PressAsync(TrytonSale sale, TrytonClient client, CancellationToken cancellationToken)
    {
        if (sale.State == "confirmed")
        {
            _ = await client.ButtonAsync(TrytonModels.Sales.Name, "draft", [sale.Id], accept: null, cancellationToken);
        }

        _ = await client.ButtonAsync(TrytonModels.Sales.Name, "cancel", [sale.Id], accept: null, cancellationToken);
    }

    /// <summary>What stands against it: goods that are on their way, or an invoice in the books.</summary>
    private async Task<EffectResult.Refused?> RefusalAsync(TrytonSale sale, TrytonClient client, CancellationToken cancellationToken)
    {
        var shipments = await client.ReadAsync(TrytonModels.Shipments, sale.Shipments, cancellationToken);
        if (shipments.Find(shipment => shipment.State is "picked" or "packed" or "done") is { } moved)
        {
            return new EffectResult.Refused(
                "already-shipped", $"Of the sale {sale.Number} the shipment {moved.Number} is {moved.State}.",
                "Take the goods back with a return, or stop the shipment in Tryton, then replay.")
            { Left = ReceiptFor(sale) };
        }

        var invoices = await client.ReadAsync(TrytonModels.Invoices, sale.Invoices, cancellationToken);
        return invoices.Find(invoice => invoice.State is "posted" or "paid") is { } posted
            ? new EffectResult.Refused(
                "already-invoiced", $"Of the sale {sale.Number} the invoice {posted.Number} is {posted.State}.",
                "Credit the invoice instead of cancelling the order.")
            { Left = ReceiptFor(sale) }
            : null;
    }

    /// <summary>Every step asks for its state first, so that it is resumed wherever it broke off.</summary>
    private async Task GiveUpAsync(TrytonSale sale, TrytonClient client, CancellationToken cancellationToken)
    {
        var shipments = (await client.ReadAsync(TrytonModels.Shipments, sale.Shipments, cancellationToken)).Where(IsOpen).Select(shipment => shipment.Id).ToList();
        if (shipments.Count > 0)
        {
            _ = await client.ButtonAsync(TrytonModels.Shipments.Name, "cancel", shipments, accept: null, cancellationToken);
        }

        await IgnoreAsync(sale, "shipment", "moves", sale => sale.ShipmentState, client, cancellationToken);
        var invoices = (await client.ReadAsync(TrytonModels.Invoices, sale.Invoices, cancellationToken))
            .Where(invoice => invoice.State is "draft" or "validated").Select(invoice => invoice.Id).ToList();
        if (invoices.Count > 0)
        {
            _ = await client.ButtonAsync(TrytonModels.Invoices.Name, "cancel", invoices, accept: null, cancellationToken);
        }

        await IgnoreAsync(sale, "invoice", "invoices", sale => sale.InvoiceState, client, cancellationToken);
    }

    private static bool IsOpen(TrytonShipment shipment) => shipment.State is "draft" or "waiting" or "assigned";

    /// <summary>What is in the wizard's domain and not to be made again is given up for good.</summary>
    private async Task IgnoreAsync(
        TrytonSale sale, string what, string rows, Func<TrytonSale, string?> state, TrytonClient client, CancellationToken cancellationToken)
    {
        sale = await _documents.ReadAsync(sale.Id, client, cancellationToken);
        if (state(sale) != "exception")
        {
            return;
        }

        await using var wizard = await client.StartWizardAsync($"sale.handle.{what}.exception", TrytonModels.Sales.Name, sale.Id, cancellationToken);
        var shown = TrytonWizard.DefaultsOf(await wizard.ExecuteAsync(wizard.FirstState, cancellationToken: cancellationToken));
        if (shown is not { } defaults || !defaults.TryGetProperty($"domain_{rows}", out var all))
        {
            throw new ConnectorException(ConnectorErrorKind.Contract, tryton.System, $"The wizard for exceptions shows no {rows}: check the server's version. System {tryton.System}.");
        }

        _ = await wizard.ExecuteAsync("handle", "ask", new TrytonFields()
            .Set($"recreate_{rows}", TrytonValue.List([])).Set($"domain_{rows}", TrytonValue.From(all)), cancellationToken);
    }

    private Receipt ReceiptFor(TrytonSale sale) => new()
    {
        Document = _documents.RefTo(sale), DisplayName = sale.Number ?? TrytonFormat.Id(sale.Id), Stage = SaleStage.Of(sale),
    };
}
