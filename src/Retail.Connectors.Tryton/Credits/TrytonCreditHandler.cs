using Retail.Connectors.Credits;
using Retail.Connectors.Effects;
using Retail.Connectors.Tryton.Invoices;
using Retail.Connectors.Tryton.Orders;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Credits;

/// <summary>
/// Posts a credit note: a customer invoice with negative quantities, made with exactly the wished lines. The wizard is not used: it
/// credits the whole, once more with each call, and could be adopted half made. A return sale is not either: it would move goods.
/// </summary>
internal sealed class TrytonCreditHandler(TrytonConnection tryton) : ICommandHandler<PostCredit>
{
    private readonly InvoiceDocuments _documents = new(tryton);
    private readonly InvoicePoster _poster = new(tryton);
    private readonly SalePreparation _preparation = new(tryton);

    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Lookup,
        SettleAfter = NodaTime.Duration.FromTimeSpan(tryton.Options.SettleAfter),
        Reaches = DocumentStage.Posted,
        HasSideEffects = true,
    };

    public async Task<Finding> FindAsync(PostCredit command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return _documents.FindingOf(await _documents.FindAsync(command.Key, EntityKind.CreditNote, tryton.Client, cancellationToken), EntityKind.CreditNote);
    }

    public async Task<EffectResult> ApplyAsync(PostCredit command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var client = tryton.Client.Until(context.SendBefore);
        var found = await _documents.FindAsync(command.Key, EntityKind.CreditNote, client, cancellationToken);
        if (found.Count > 1)
        {
            return InvoiceRefusals.Several(command.Key, found);
        }

        var rates = command.Totals.Taxes.Select(tax => tax.RateId)
            .Concat(command.Lines.SelectMany(line => line.Taxes).Select(tax => tax.RateId)).Distinct(StringComparer.Ordinal).ToList();
        var (taxes, refused) = await _preparation.FindTaxesAsync(rates, command.Codes, command.Refund.System, client, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        if (found is [var own] && InvoiceDocuments.StageOf(own) != DocumentStage.Draft)
        {
            return await _poster.AdoptAsync(own, EntityKind.CreditNote, command.Totals, taxes, client, cancellationToken);
        }

        var invoice = await InvoiceDocuments.FindAsync(command.Invoice, client, cancellationToken);
        if (invoice is null || InvoiceDocuments.StageOf(invoice) != DocumentStage.Posted)
        {
            return new EffectResult.Refused(
                invoice is null ? "unknown-document" : "not-posted", $"There is no posted invoice {command.Invoice.Id} to credit.", "Post the invoice first, then replay.");
        }

        var (rows, wrong) = CreditRows.Of(command, invoice, taxes, tryton.Options.PriceDigits);
        if (wrong is not null)
        {
            return wrong;
        }

        var draft = found.FirstOrDefault();
        if (await ExceedsAsync(command, invoice, draft, client, cancellationToken) is { } exceeds)
        {
            return exceeds;
        }

        try
        {
            draft = await EnsureDraftAsync(command, invoice, rows, draft, client, cancellationToken);
        }
        catch (ConnectorException exception) when (exception.Code is TrytonErrors.UserError or TrytonErrors.UserWarning)
        {
            return new EffectResult.Refused("load-refused", exception.Message, "Correct in Tryton what the message names, for example the fiscal year, then replay.")
            { Left = draft is null ? null : _documents.ReceiptFor(draft, EntityKind.CreditNote) };
        }

        return await _poster.PostAsync(draft, EntityKind.CreditNote, command.Totals, taxes, _ => command.Lines.Length, client, cancellationToken);
    }

    /// <summary>
    /// No more is credited of an invoice than it came to, whoever credited before. Counted with tax: a shop that rounds at the subtotal gives
    /// the same money back with a cent more untaxed and a cent less of tax.
    /// </summary>
    private static async Task<EffectResult.Refused?> ExceedsAsync(
        PostCredit command, TrytonInvoice invoice, TrytonInvoice? own, TrytonClient client, CancellationToken cancellationToken)
    {
        var origins = invoice.Lines.Select(line => $"{TrytonModels.InvoiceLines.Name},{TrytonFormat.Id(line.Id)}");
        var domain = TrytonDomain.In("lines.origin", origins).And(TrytonDomain.Where("state", "!=", TrytonValue.From("cancelled")));
        domain = own is null ? domain : domain.And(TrytonDomain.Where("id", "!=", TrytonValue.From(own.Id)));
        var before = -(await client.SearchReadAsync(TrytonModels.Invoices, domain, null, cancellationToken)).Sum(note => note.TotalAmount ?? 0);
        return before + command.Totals.Grand.Amount > (invoice.TotalAmount ?? 0)
            ? new EffectResult.Refused(
                "exceeds-invoice", $"The invoice {invoice.Number} came to {invoice.TotalAmount}, {before} of it is credited, and {command.Totals.Grand.Amount} more is asked for.",
                "Look for a credit note that was made by hand; else correct what is asked to be credited.")
            : null;
    }

    /// <summary>Makes the draft, or makes the one that is there hold exactly the wished lines. A write makes Tryton compute the taxes; a creation does not.</summary>
    private async Task<TrytonInvoice> EnsureDraftAsync(
        PostCredit command, TrytonInvoice invoice, List<CreditRow> rows, TrytonInvoice? draft, TrytonClient client, CancellationToken cancellationToken)
    {
        var fields = rows.Select(row => row.Fields(tryton.Company.Id, invoice.Currency)).ToList();
        if (draft is null)
        {
            var id = await client.CreateAsync(TrytonModels.Invoices.Name, new TrytonFields()
                .Set("type", "out").Set("company", tryton.Company.Id).Set("party", invoice.Party).Set("invoice_address", invoice.InvoiceAddress)
                .Set("currency", invoice.Currency).Set("journal", invoice.Journal).Set("account", invoice.Account)
                .Set("reference", command.Key.ShortForm()).SetRows("lines", TrytonCommand.Create(fields)), cancellationToken);
            draft = await _documents.ReadAsync(id, client, cancellationToken);
            fields = [];
        }
        else if (draft.Lines.Length == rows.Count && rows.TrueForAll(row => draft.Lines.Any(row.Is)))
        {
            fields = [];
        }

        var header = new TrytonFields().Set("invoice_date", command.Date).Set("description", command.Reason.Length > 0 ? command.Reason : null);
        if (fields.Count > 0)
        {
            header = header.SetRows("lines", TrytonCommand.Delete([.. draft.Lines.Select(line => line.Id)]), TrytonCommand.Create(fields));
        }

        await client.WriteAsync(TrytonModels.Invoices.Name, [draft.Id], header, InvoicePoster.LockOf(draft), cancellationToken);
        return await _documents.ReadAsync(draft.Id, client, cancellationToken);
    }
}
