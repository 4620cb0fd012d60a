using Retail.Connectors.Effects;
using Retail.Connectors.Tryton.Documents;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Invoices;

/// <summary>Reads invoices and credit notes back. A credit note is an invoice with negative amounts.</summary>
internal sealed class InvoiceDocuments(TrytonConnection tryton)
{
    /// <summary>
    /// Invoices, or credit notes, that carry the key in their reference. Tryton's wizard copies the reference of the invoice that it credits:
    /// a credit note that a person made with it is no second invoice.
    /// </summary>
    public async Task<List<TrytonInvoice>> FindAsync(EffectKey key, EntityKind kind, TrytonClient client, CancellationToken cancellationToken)
    {
        var found = await client.SearchReadAsync(
            TrytonModels.Invoices,
            TrytonDomain.Equal("reference", key.ShortForm()).And(TrytonDomain.Equal("type", "out")).And(TrytonDomain.Equal("company", tryton.Company.Id)),
            new TrytonQuery { Order = ["id"] }, cancellationToken);
        return kind == EntityKind.Invoice ? found.FindAll(invoice => invoice.TotalAmount is not < 0) : found.FindAll(invoice => invoice.TotalAmount is not > 0);
    }

    public async Task<TrytonInvoice> ReadAsync(long id, TrytonClient client, CancellationToken cancellationToken) =>
        await client.FindAsync(TrytonModels.Invoices, id, cancellationToken)
        ?? throw new ConnectorException(
            ConnectorErrorKind.Conflict, tryton.System, $"The invoice {TrytonFormat.Id(id)} was deleted meanwhile. System {tryton.System}.");

    public static Task<TrytonInvoice?> FindAsync(EntityRef document, TrytonClient client, CancellationToken cancellationToken) =>
        TrytonFormat.TryId(document.Id, out var id) ? client.FindAsync(TrytonModels.Invoices, id, cancellationToken) : Task.FromResult<TrytonInvoice?>(null);

    public static DocumentStage StageOf(TrytonInvoice invoice) => invoice.State switch
    {
        "draft" or "validated" => DocumentStage.Draft,
        "posted" or "paid" => DocumentStage.Posted,
        _ => DocumentStage.Cancelled,
    };

    public Receipt ReceiptFor(TrytonInvoice invoice, EntityKind kind) => new()
    {
        Document = new EntityRef(tryton.System, kind, TrytonFormat.Id(invoice.Id)),
        DisplayName = invoice.Number ?? TrytonFormat.Id(invoice.Id),
        Stage = StageOf(invoice),
    };

    public Finding FindingOf(List<TrytonInvoice> found, EntityKind kind) => found switch
    {
        [] => new Finding.Nothing(),
        [var only] when StageOf(only) == DocumentStage.Draft => new Finding.Partial(ReceiptFor(only, kind)),
        [var only] => new Finding.Complete(ReceiptFor(only, kind)),
        _ => new Finding.Several([.. found.Select(invoice => new EntityRef(tryton.System, kind, TrytonFormat.Id(invoice.Id)))]),
    };

    /// <summary>The code of a currency that a document names by id.</summary>
    public async Task<string> CurrencyOfAsync(TrytonInvoice invoice, string expected, TrytonClient client, CancellationToken cancellationToken) =>
        invoice.Currency is { } id && await tryton.Names.CurrencyAsync(expected, client, cancellationToken) == id ? expected : "XXX";

    /// <summary>What it comes to, with the sign turned for a credit note.</summary>
    public static MoneyAsWritten MoneyOf(TrytonInvoice invoice, string currency, int sign)
    {
        var byTax = invoice.Taxes.Where(tax => tax.Tax is not null).GroupBy(tax => tax.Tax!.Value)
            .ToDictionary(group => group.Key, group => sign * group.Sum(tax => tax.Amount ?? 0));
        return new MoneyAsWritten(currency, sign * (invoice.UntaxedAmount ?? 0), sign * (invoice.TaxAmount ?? 0), sign * (invoice.TotalAmount ?? 0), byTax);
    }
}
