using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Payments;

namespace Retail.Connectors.Odoo.Payments;

/// <summary>Books a captured payment and sets it off against the invoice: loaded, posted, matched.</summary>
internal sealed class OdooPaymentHandler(OdooConnection odoo) : ICommandHandler<PostPayment>
{
    private static readonly string[] Fields =
    [
        "id", "payment_type", "partner_type", "partner_id/.id", "amount", "currency_id/.id", "date", "journal_id/.id", "memo", "payment_reference",
    ];

    private readonly Periods _periods = new(odoo);

    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Enforced,
        SettleAfter = NodaTime.Duration.FromTimeSpan(odoo.Options.SettleAfter),
        Reaches = DocumentStage.Posted,
        HasSideEffects = true,
    };

    public Task<Finding> FindAsync(PostPayment command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return FindAsync(command, odoo.Client, cancellationToken);
    }

    public async Task<EffectResult> ApplyAsync(PostPayment command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var client = odoo.Client.Until(context.SendBefore);
        if (context.Found is Finding.Several several)
        {
            return new EffectResult.Refused(
                "several-documents", $"The key {command.Key.ShortForm()} stands in the reference of {several.Documents.Length} payment(s): "
                + string.Join(", ", several.Documents.Select(document => document.Id)) + ".",
                "Clear the reference of the copies in Odoo, then replay.");
        }

        if (await client.FindAsync<OdooAccountMove>(OdooFormat.ParseId(command.Invoice.Id), cancellationToken) is not { MoveType: "out_invoice" } invoice)
        {
            return new EffectResult.Refused("no-invoice", $"There is no invoice {command.Invoice.Id}.", "Link the right invoice, then replay.");
        }

        if (context.Found is Finding.Partial or Finding.Complete)
        {
            var found = context.Found is Finding.Partial partial ? partial.Receipt : ((Finding.Complete)context.Found).Receipt;
            return await FinishAsync(command, OdooFormat.ParseId(found.Document.Id), invoice, client, cancellationToken);
        }

        var (payment, refused) = await DraftAsync(command, invoice, client, cancellationToken);
        return refused ?? await FinishAsync(command, payment, invoice, client, cancellationToken);
    }

    private async Task<(long Id, EffectResult.Refused? Refused)> DraftAsync(
        PostPayment command, OdooAccountMove invoice, OdooClient client, CancellationToken cancellationToken)
    {
        if (invoice.State != "posted")
        {
            return (0, new EffectResult.Refused(
                "invoice-not-posted", $"The invoice {invoice.Name ?? command.Invoice.Id} is in state {invoice.State}.", "Post the invoice in Odoo, then replay."));
        }

        if (await _periods.RefuseAsync(command.Date, isSale: false, isTaxed: false, client, cancellationToken) is { } closed)
        {
            return (0, closed);
        }

        var journal = await odoo.Journals.FindAsync(command.Method, client, cancellationToken);
        var currency = await odoo.Currencies.FindAsync(command.Payment.Amount.Currency.Value, client, cancellationToken);
        if (journal == 0 || currency == 0)
        {
            return (0, journal == 0
                ? new EffectResult.Refused(
                    "unknown-journal", $"No bank or cash journal of this company has the code '{command.Method}'.",
                    "Map the payment method to the code of a bank or cash journal (Accounting, Configuration, Journals).")
                : new EffectResult.Refused(
                    "unknown-currency", $"The currency {command.Payment.Amount.Currency} is not active.", "Activate the currency in Odoo, then replay."));
        }

        var memo = string.Join(' ', new[] { invoice.Ref, command.Payment.Reference }.Where(text => text is { Length: > 0 }));
        // Made if it is not there, and else left alone. Odoo computes a draft's outstanding account anew when its fields come again, and
        // where the payment method names none it is lost: the payment would then be posted without a journal entry.
        var once = client.With("mode", OdooValue.From("update")).With("noupdate", OdooValue.From(value: true));
        var loaded = await once.LoadAsync(OdooPayment.Model, Fields,
        [
            [
                odoo.ExternalIds.Record(command.Key), "inbound", "customer", OdooFormat.Id(invoice.CommercialPartnerId.Id),
                OdooFormat.Number(command.Payment.Amount.Amount), OdooFormat.Id(currency), OdooFormat.Date(command.Date), OdooFormat.Id(journal),
                memo, command.Key.ShortForm(),
            ],
        ], cancellationToken);
        if (loaded.IsConcurrencyLoss)
        {
            throw new ConnectorException(ConnectorErrorKind.Conflict, odoo.System, "Another call wrote the same payment at the same moment.");
        }

        if (loaded.IsImported)
        {
            return (loaded.Ids[0], null);
        }

        odoo.Forget();

        // One that is posted already refuses to be written; its words are in the user's language.
        return await FindAsync(command, client, cancellationToken) switch
        {
            Finding.Partial partial => (OdooFormat.ParseId(partial.Receipt.Document.Id), null),
            Finding.Complete complete => (OdooFormat.ParseId(complete.Receipt.Document.Id), null),
            _ => (0, new EffectResult.Refused("load-refused", loaded.Words, "Correct in Odoo what the message names, then replay.")),
        };
    }

    /// <summary>Posts what is a draft, and sets off what is open.</summary>
    private async Task<EffectResult> FinishAsync(
        PostPayment command, long id, OdooAccountMove invoice, OdooClient client, CancellationToken cancellationToken)
    {
        var payment = await ReadAsync(id, client, cancellationToken);
        if (Compare(command, payment) is { } differs)
        {
            return differs;
        }

        if (payment.State == "draft")
        {
            _ = await client.CallAsync(OdooPayment.Model, "action_post", [id], parameters: null, cancellationToken);
            payment = await ReadAsync(id, client, cancellationToken);
        }

        if (await PaymentMatching.RunAsync(payment, invoice, client, cancellationToken) is { } refused)
        {
            return refused with { Left = ReceiptFor(payment) };
        }

        return new EffectResult.Reached(ReceiptFor(payment));
    }

    private EffectResult.Refused? Compare(PostPayment command, OdooPayment payment)
    {
        if (payment.State is "canceled" or "rejected")
        {
            return new EffectResult.Refused(
                "document-cancelled", $"The payment {payment.Name ?? OdooFormat.Id(payment.Id)} carries this key and is {payment.State}.",
                "Set it back to a draft in Odoo and replay, or discard this work.")
            { Left = ReceiptFor(payment) };
        }

        var currency = CurrencyRules.Iso(command.Payment.Amount.Currency);
        var amount = currency.Round(payment.Amount, MoneyRounding.HalfAwayFromZero);
        return amount == command.Payment.Amount.Amount && payment.CurrencyId.Name == currency.Currency.Value && payment.PaymentType == "inbound"
            ? null
            : new EffectResult.Refused(
                "money-differs", $"The payment in Odoo is {OdooFormat.Number(amount)} {payment.CurrencyId.Name}, {payment.PaymentType}; the shop's is {command.Payment.Amount}.",
                "Correct the payment in Odoo, then replay.")
            { Left = ReceiptFor(payment) };
    }

    private async Task<Finding> FindAsync(PostPayment command, OdooClient client, CancellationToken cancellationToken)
    {
        var found = await client.SearchReadAsync<OdooPayment>(
            OdooDomain.Equal("payment_reference", command.Key.ShortForm()), new OdooQuery { Order = "id" }, cancellationToken);
        if (found is not [var payment])
        {
            return found.Count == 0 ? new Finding.Nothing() : Several(found);
        }

        var names = await client.GetExternalIdAsync(OdooPayment.Model, [payment.Id], cancellationToken);
        if (names.GetValueOrDefault(payment.Id) != odoo.ExternalIds.Record(command.Key))
        {
            return Several(found);
        }

        return payment.State == "draft" || await PaymentMatching.IsOpenAsync(payment, OdooFormat.ParseId(command.Invoice.Id), client, cancellationToken)
            ? new Finding.Partial(ReceiptFor(payment))
            : new Finding.Complete(ReceiptFor(payment));
    }

    private async Task<OdooPayment> ReadAsync(long id, OdooClient client, CancellationToken cancellationToken) =>
        await client.FindAsync<OdooPayment>(id, cancellationToken)
        ?? throw new ConnectorException(ConnectorErrorKind.Conflict, odoo.System, $"The payment {OdooFormat.Id(id)} was deleted meanwhile.");

    private Finding.Several Several(List<OdooPayment> found) => new([.. found.Select(RefTo)]);

    private EntityRef RefTo(OdooPayment payment) => new(odoo.System, EntityKind.Payment, OdooFormat.Id(payment.Id));

    private Receipt ReceiptFor(OdooPayment payment) => new()
    {
        Document = RefTo(payment),
        DisplayName = payment.Name ?? OdooFormat.Id(payment.Id),
        Stage = payment.State switch
        {
            "draft" => DocumentStage.Draft,
            "canceled" or "rejected" => DocumentStage.Cancelled,
            _ => DocumentStage.Posted,
        },
    };
}
