using Retail.Connectors.Effects;
using Retail.Connectors.Payments;
using Retail.Connectors.Tryton.Invoices;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Payments;

/// <summary>
/// Books a payment on a posted invoice with the wizard that people use. The key is the booking's description, by which it is found
/// again: a payment in part that is booked again counts twice.
/// </summary>
internal sealed class TrytonPaymentHandler(TrytonConnection tryton) : ICommandHandler<PostPayment>
{
    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Lookup,
        SettleAfter = NodaTime.Duration.FromTimeSpan(tryton.Options.SettleAfter),
        Reaches = DocumentStage.Posted,
        HasSideEffects = true,
    };

    public async Task<Finding> FindAsync(PostPayment command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return FindingOf(await LinesOfAsync(command.Key, tryton.Client, cancellationToken));
    }

    public async Task<EffectResult> ApplyAsync(PostPayment command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var client = tryton.Client.Until(context.SendBefore);
        var lines = await LinesOfAsync(command.Key, client, cancellationToken);
        if (lines.Count > 0)
        {
            return Judge(command, lines);
        }

        var invoice = await InvoiceDocuments.FindAsync(command.Invoice, client, cancellationToken);
        var (method, currency, refused) = await CheckAsync(command, invoice, client, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        string? words = null;
        try
        {
            await PayAsync(command, invoice!, method, currency, client, cancellationToken);
        }
        catch (ConnectorException exception) when (exception.Kind is ConnectorErrorKind.Rejected or ConnectorErrorKind.Conflict)
        {
            words = exception.Message;
        }

        lines = await LinesOfAsync(command.Key, client, cancellationToken);
        return lines.Count > 0
            ? Judge(command, lines)
            : new EffectResult.Refused(
                "payment-refused", words ?? "Tryton accepted the payment, and nothing is booked all the same.",
                "Pay the invoice in Tryton to see what it asks for, for example a fiscal period, mend that, then replay.");
    }

    private async Task<(long Method, long Currency, EffectResult.Refused? Refused)> CheckAsync(
        PostPayment command, TrytonInvoice? invoice, TrytonClient client, CancellationToken cancellationToken)
    {
        if (invoice is null)
        {
            return (0, 0, new EffectResult.Refused("unknown-document", $"There is no invoice {command.Invoice.Id}.", "Post the invoice first, then replay."));
        }

        var name = invoice.Number ?? TrytonFormat.Id(invoice.Id);
        var amount = command.Payment.Amount;
        var method = await tryton.Names.PaymentMethodAsync(command.Method, client, cancellationToken);
        var currency = await tryton.Names.CurrencyAsync(amount.Currency.Value, client, cancellationToken);
        var refused = invoice switch
        {
            { State: "cancelled" } => new EffectResult.Refused("document-cancelled", $"The invoice {name} is cancelled.", "Book the money by hand."),
            { State: "draft" or "validated" } => new EffectResult.Refused("not-posted", $"The invoice {name} is a draft.", "Post the invoice first, then replay."),
            _ when method is null => new EffectResult.Refused(
                "unknown-payment-method", $"There is not exactly one payment method '{command.Method}'.", "Map the shop's method to the name of a payment method for invoices in Tryton."),
            _ when currency is null || currency != invoice.Currency => new EffectResult.Refused(
                "currency-differs", $"The payment is in {amount.Currency}, the invoice {name} is not.", "Book the money by hand."),
            _ when amount.Amount <= 0 || amount.Amount > invoice.AmountToPay => new EffectResult.Refused(
                "exceeds-open", $"Of the invoice {name} {invoice.AmountToPay} is open, the payment is {amount}.",
                "Book the money by hand, or correct the invoice; a payment that was booked by hand already needs nothing."),
            _ => null,
        };
        return (method ?? 0, currency ?? 0, refused);
    }

    /// <summary>What settles the invoice is booked at once; a part is asked about, and nothing booked until that is answered.</summary>
    private async Task PayAsync(
        PostPayment command, TrytonInvoice invoice, long method, long currency, TrytonClient client, CancellationToken cancellationToken)
    {
        await using var wizard = await client.StartWizardAsync("account.invoice.pay", TrytonModels.Invoices.Name, invoice.Id, cancellationToken);
        var answer = await wizard.ExecuteAsync("choice", "start", new TrytonFields()
            .Set("amount", command.Payment.Amount.Amount).Set("currency", currency).Set("currency_digits", 2).Set("company", tryton.Company.Id)
            .Set("description", command.Key.ShortForm()).Set("payment_method", method).Set("date", command.Date), cancellationToken);
        if (TrytonWizard.DefaultsOf(answer) is not { } asked)
        {
            return;
        }

        var values = new TrytonFields();
        foreach (var value in asked.EnumerateObject().Where(value => !value.Name.EndsWith('.')))
        {
            _ = values.Set(value.Name, TrytonValue.From(value.Value));
        }

        _ = await wizard.ExecuteAsync("pay", "ask", values.Set("type", "partial"), cancellationToken);
    }

    private Task<List<TrytonMoveLine>> LinesOfAsync(EffectKey key, TrytonClient client, CancellationToken cancellationToken) => client.SearchReadAsync(
        TrytonModels.MoveLines, TrytonDomain.Equal("move.description", key.ShortForm()).And(TrytonDomain.Equal("move.company", tryton.Company.Id)),
        new TrytonQuery { Order = ["id"] }, cancellationToken);

    private Finding FindingOf(List<TrytonMoveLine> lines)
    {
        var moves = MovesOf(lines);
        return moves switch
        {
            [] => new Finding.Nothing(),
            [var only] => new Finding.Complete(ReceiptFor(only)),
            _ => new Finding.Several([.. moves.Select(move => RefTo(move.Id))]),
        };
    }

    private EffectResult Judge(PostPayment command, List<TrytonMoveLine> lines)
    {
        var moves = MovesOf(lines);
        if (moves is not [var move])
        {
            return new EffectResult.Refused(
                "several-documents", $"The key {command.Key.ShortForm()} stands in several bookings: {string.Join(", ", moves.Select(move => move.Number))}.",
                "Reverse what was booked double in Tryton, and change its description, then replay.");
        }

        // In the company's currency, or in that of the payment where they differ.
        var booked = lines.Sum(line => line.AmountSecondCurrency is { } second && line.Credit > 0 ? Math.Abs(second) : line.Credit ?? 0);
        return booked == command.Payment.Amount.Amount
            ? new EffectResult.Reached(ReceiptFor(move))
            : new EffectResult.Refused(
                "money-differs", $"The booking {move.Number} carries the key and comes to {booked}, the payment is {command.Payment.Amount}.",
                "Correct the booking in Tryton, then replay.")
            { Left = ReceiptFor(move) };
    }

    private static List<TrytonMoveHead> MovesOf(List<TrytonMoveLine> lines) =>
        [.. lines.Select(line => line.Move).OfType<TrytonMoveHead>().DistinctBy(move => move.Id)];

    private Receipt ReceiptFor(TrytonMoveHead move) =>
        new() { Document = RefTo(move.Id), DisplayName = move.Number ?? TrytonFormat.Id(move.Id), Stage = DocumentStage.Posted };

    private EntityRef RefTo(long id) => new(tryton.System, EntityKind.Payment, TrytonFormat.Id(id));
}
