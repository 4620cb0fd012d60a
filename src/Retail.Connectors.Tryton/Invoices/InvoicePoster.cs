using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Tryton.Documents;
using Retail.Connectors.Tryton.Rpc;
using Retail.Connectors.Tryton.Taxes;

namespace Retail.Connectors.Tryton.Invoices;

/// <summary>
/// Proves a draft's money and posts it. Cents of tax that are tolerated become a tax row of their own that Tryton does not
/// compute (<c>manual</c>).
/// </summary>
internal sealed class InvoicePoster(TrytonConnection tryton)
{
    private readonly InvoiceDocuments _documents = new(tryton);

    /// <param name="draft">The draft, with its lines as they should be.</param>
    /// <param name="kind">Invoice or credit note; the latter has its amounts negative.</param>
    /// <param name="wanted">What it has to come to, positive.</param>
    /// <param name="rates">The tax that each of the shop's rates is.</param>
    /// <param name="carriers">How many lines carry a rate.</param>
    /// <param name="client">The client of this attempt.</param>
    /// <param name="cancellationToken">Stops the posting.</param>
    public async Task<EffectResult> PostAsync(
        TrytonInvoice draft, EntityKind kind, DocumentTotals wanted, IReadOnlyDictionary<string, TaxInfo> rates, Func<string, int> carriers,
        TrytonClient client, CancellationToken cancellationToken)
    {
        var rules = CurrencyRules.Iso(wanted.Net.Currency);
        var currency = await _documents.CurrencyOfAsync(draft, rules.Currency.Value, client, cancellationToken);
        var money = ProofOf(draft, kind, currency, wanted, rules, rates);
        ImmutableArray<RoundingAdjustment> roundings = [];
        if (!money.IsEqual)
        {
            if (money.Roundings(tryton.Options, carriers) is not { } tolerated)
            {
                return MoneyDiffers(money, _documents.ReceiptFor(draft, kind));
            }

            roundings = tolerated;
            draft = await RoundAsync(draft, kind, roundings, rates, client, cancellationToken);
            money = ProofOf(draft, kind, currency, wanted, rules, rates);
            if (!money.IsEqual)
            {
                return MoneyDiffers(money, _documents.ReceiptFor(draft, kind));
            }
        }

        string? words = null;
        try
        {
            _ = await client.ButtonAsync(TrytonModels.Invoices.Name, "post", [draft.Id], IsOverdue, cancellationToken);
        }
        catch (ConnectorException exception) when (exception.Kind is ConnectorErrorKind.Rejected or ConnectorErrorKind.Conflict)
        {
            words = exception.Message;
        }

        var posted = await _documents.ReadAsync(draft.Id, client, cancellationToken);
        return InvoiceDocuments.StageOf(posted) == DocumentStage.Posted
            ? Judge(posted, kind, wanted, rates, currency, roundings)
            : new EffectResult.Refused(
                "post-refused", words ?? $"Tryton accepted the posting, and the document is {posted.State} all the same.",
                "Post it in Tryton to see what it asks for, for example a fiscal year, mend that, then replay.")
            { Left = _documents.ReceiptFor(posted, kind) };
    }

    /// <summary>It stands in the books already: its money is compared.</summary>
    public async Task<EffectResult> AdoptAsync(
        TrytonInvoice invoice, EntityKind kind, DocumentTotals wanted, IReadOnlyDictionary<string, TaxInfo> rates, TrytonClient client, CancellationToken cancellationToken)
    {
        if (InvoiceDocuments.StageOf(invoice) == DocumentStage.Cancelled)
        {
            return new EffectResult.Refused(
                "document-cancelled", $"The document {invoice.Number ?? TrytonFormat.Id(invoice.Id)} carries the key and is cancelled.",
                "Clear its reference in Tryton and replay, or discard this.")
            { Left = _documents.ReceiptFor(invoice, kind) };
        }

        var currency = await _documents.CurrencyOfAsync(invoice, wanted.Net.Currency.Value, client, cancellationToken);
        return Judge(invoice, kind, wanted, rates, currency, []);
    }

    private EffectResult Judge(
        TrytonInvoice invoice, EntityKind kind, DocumentTotals wanted, IReadOnlyDictionary<string, TaxInfo> rates, string currency,
        ImmutableArray<RoundingAdjustment> roundings)
    {
        var receipt = _documents.ReceiptFor(invoice, kind) with { Roundings = roundings };
        var money = ProofOf(invoice, kind, currency, wanted, CurrencyRules.Iso(wanted.Net.Currency), rates);
        return money.IsEqual ? new EffectResult.Reached(receipt) : MoneyDiffers(money, receipt);
    }

    private static MoneyProof ProofOf(
        TrytonInvoice invoice, EntityKind kind, string currency, DocumentTotals wanted, CurrencyRules rules, IReadOnlyDictionary<string, TaxInfo> rates) =>
        MoneyProof.Of(wanted, rules, rates, InvoiceDocuments.MoneyOf(invoice, currency, SignOf(kind)));

    private static int SignOf(EntityKind kind) => kind == EntityKind.CreditNote ? -1 : 1;

    private async Task<TrytonInvoice> RoundAsync(
        TrytonInvoice draft, EntityKind kind, IEnumerable<RoundingAdjustment> roundings, IReadOnlyDictionary<string, TaxInfo> rates,
        TrytonClient client, CancellationToken cancellationToken)
    {
        var rows = roundings.Select(rounding =>
        {
            var like = draft.Taxes.FirstOrDefault(tax => tax.Tax is { } id && rates[rounding.RateId].Parts.Contains(id));
            return new TrytonFields().Set("tax", like?.Tax ?? rates[rounding.RateId].Id).Set("account", like?.Account ?? rates[rounding.RateId].Account)
                .Set("description", like?.Description ?? rates[rounding.RateId].Name).Set("manual", true)
                .Set("base", 0m).Set("amount", SignOf(kind) * rounding.Amount.Amount);
        }).ToList();
        await client.WriteAsync(
            TrytonModels.Invoices.Name, [draft.Id], new TrytonFields().SetRows("taxes", TrytonCommand.Create(rows)), LockOf(draft), cancellationToken);
        return await _documents.ReadAsync(draft.Id, client, cancellationToken);
    }

    /// <summary>An invoice that is due already when it is posted: after an outage, or with a term of no days, that is as it should be.</summary>
    private static bool IsOverdue(string warning) => warning.StartsWith("invoice_payment_term_", StringComparison.Ordinal);

    public static IReadOnlyDictionary<long, string>? LockOf(TrytonInvoice invoice) =>
        invoice.Timestamp is { } stamp ? new Dictionary<long, string> { [invoice.Id] = stamp } : null;

    private static EffectResult.Refused MoneyDiffers(MoneyProof money, Receipt left) => new(
        "money-differs", money.Words(), "Compare the taxes with the shop's rates; correct the document or the taxes in Tryton, then replay.")
    { Left = left };
}
