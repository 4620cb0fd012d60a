using NodaTime.Text;
using Retail.Connectors;
using Retail.Connectors.Effects;
using Retail.Connectors.Payments;

namespace InHouseErp.Connector;

/// <summary>One transaction: the payment with that key is there, or is booked.</summary>
internal sealed class PaymentHandler(ErpConnection erp) : ICommandHandler<PostPayment>
{
    public EffectTraits Traits { get; } = erp.Enforced(DocumentStage.Posted);

    public async Task<Finding> FindAsync(PostPayment command, CancellationToken cancellationToken) =>
        await erp.ReadAsync(session => Find(session, command.Key), cancellationToken) is { Receipt: { } receipt }
            ? new Finding.Complete(receipt)
            : new Finding.Nothing();

    public async Task<EffectResult> ApplyAsync(PostPayment command, EffectContext context, CancellationToken cancellationToken)
    {
        var (result, refused) = await erp.WriteAsync(session => Book(session, command), context.SendBefore, cancellationToken);
        return refused ?? result!;
    }

    private EffectResult Book(ErpSession session, PostPayment command)
    {
        var content = command.Digest().Value;
        if (Find(session, command.Key) is { Receipt: { } there, Content: var asked })
        {
            return asked == content ? new EffectResult.Reached(there) : Refusals.Changed(there);
        }

        if (Booking.IsClosed(session, command.Date))
        {
            return Refusals.ClosedPeriod();
        }

        if (Documents.ById(session, "invoice", command.Invoice.Id) is not { State: "posted" } invoice)
        {
            return Refusals.Unknown([$"posted invoice {command.Invoice.Id}"]);
        }

        if (!session.Any("SELECT 1 FROM payment_method WHERE company = $company AND name = $method", ("$method", command.Method)))
        {
            return Refusals.Unknown([$"payment method {command.Method}"]);
        }

        if (invoice.Currency.Currency != command.Payment.Amount.Currency)
        {
            return new EffectResult.Refused("currency-differs", $"{invoice.Name} is in {invoice.Currency.Currency}.", "Book the payment by hand.");
        }

        session.Run(
            """
            INSERT INTO payment (company, external_key, content, invoice, amount, currency, method, date, reference)
            VALUES ($company, $key, $content, $invoice, $amount, $currency, $method, $date, $reference)
            """,
            ("$key", command.Key.ShortForm()), ("$content", content), ("$invoice", invoice.Id),
            ("$amount", OrderContent.Units(command.Payment.Amount, invoice.Currency)), ("$currency", invoice.Currency.Currency.Value),
            ("$method", command.Method), ("$date", LocalDatePattern.Iso.Format(command.Date)), ("$reference", command.Payment.Reference));

        // The invoice is another one now: less of it is open.
        session.Run("UPDATE document SET number = number WHERE id = $id", ("$id", invoice.Id));
        return new EffectResult.Reached(Find(session, command.Key).Receipt!);
    }

    private (Receipt? Receipt, string Content) Find(ErpSession session, EffectKey key) => session.Rows(
        "SELECT id, content FROM payment WHERE company = $company AND external_key = $key",
        row => (new Receipt
        {
            Document = erp.Ref(EntityKind.Payment, row.GetInt64(0)),
            DisplayName = $"payment {row.GetInt64(0)}",
            Stage = DocumentStage.Posted,
        }, row.GetString(1)),
        ("$key", key.ShortForm())).SingleOrDefault();
}
