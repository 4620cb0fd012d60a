using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Credits;
using Retail.Connectors.Documents;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Invoices;

/// <summary>Invoices and credit notes in the canonical form.</summary>
internal sealed class InvoiceMapping(TrytonConnection tryton)
{
    public async Task<Invoice?> MapInvoiceAsync(TrytonInvoice invoice, EntityRef id, CancellationToken cancellationToken)
    {
        if (invoice.Type != "out" || invoice.TotalAmount < 0)
        {
            return null;
        }

        var currency = await CurrencyOfAsync(invoice, cancellationToken);
        return new Invoice
        {
            Ref = id, Number = invoice.Number ?? string.Empty, Key = invoice.Reference ?? string.Empty, Stage = InvoiceDocuments.StageOf(invoice), Date = invoice.InvoiceDate,
            SalesOrders = [.. invoice.Sales.Select(sale => new EntityRef(tryton.System, EntityKind.SalesOrder, TrytonFormat.Id(sale)))],
            Totals = await TotalsOfAsync(invoice, currency, 1, cancellationToken),
            Open = new Money(InvoiceDocuments.StageOf(invoice) == Effects.DocumentStage.Draft ? invoice.TotalAmount ?? 0 : invoice.AmountToPay ?? 0, currency),
        };
    }

    public async Task<CreditNote?> MapCreditNoteAsync(TrytonInvoice invoice, EntityRef id, CancellationToken cancellationToken)
    {
        if (invoice.Type != "out" || invoice.TotalAmount >= 0)
        {
            return null;
        }

        var currency = await CurrencyOfAsync(invoice, cancellationToken);
        return new CreditNote
        {
            Ref = id, Number = invoice.Number ?? string.Empty, Key = invoice.Reference ?? string.Empty, Stage = InvoiceDocuments.StageOf(invoice), Date = invoice.InvoiceDate,
            Invoice = await InvoiceOfAsync(invoice, cancellationToken),
            Totals = await TotalsOfAsync(invoice, currency, -1, cancellationToken),
            Open = new Money(-(InvoiceDocuments.StageOf(invoice) == Effects.DocumentStage.Draft ? invoice.TotalAmount ?? 0 : invoice.AmountToPay ?? 0), currency),
        };
    }

    private async Task<CurrencyCode> CurrencyOfAsync(TrytonInvoice invoice, CancellationToken cancellationToken)
    {
        var found = invoice.Currency is { } id
            ? (await tryton.Client.ReadAsync("currency.currency", [id], TrytonJsonContext.Default.TrytonCode, null, cancellationToken)).FirstOrDefault()
            : null;
        return new CurrencyCode(found?.Code ?? "XXX");
    }

    /// <summary>Taxes by the names that mappings use: those of the taxes without a parent.</summary>
    private async Task<DocumentTotals> TotalsOfAsync(TrytonInvoice invoice, CurrencyCode currency, int sign, CancellationToken cancellationToken)
    {
        var ids = invoice.Taxes.Select(tax => tax.Tax).OfType<long>().ToList();
        var known = await tryton.Taxes.FindAsync([.. ids.Select(TrytonFormat.Id)], tryton.Client, cancellationToken);
        var taxes = invoice.Taxes
            .GroupBy(tax => known.Values.Where(info => tax.Tax is { } id && info.Parts.Contains(id)).MaxBy(info => info.Parts.Count)?.Name ?? tax.Description ?? string.Empty, StringComparer.Ordinal)
            .Select(group => new TaxAmount(group.Key, new Money(sign * group.Sum(tax => tax.Amount ?? 0), currency)))
            .OrderBy(tax => tax.RateId, StringComparer.Ordinal).ToImmutableArray();
        return new DocumentTotals(new Money(sign * (invoice.UntaxedAmount ?? 0), currency), taxes, new Money(sign * (invoice.TotalAmount ?? 0), currency));
    }

    private async Task<EntityRef?> InvoiceOfAsync(TrytonInvoice note, CancellationToken cancellationToken)
    {
        var origins = note.Lines.Select(line => line.Origin).OfType<string>().Where(origin => origin.StartsWith("account.invoice.line,", StringComparison.Ordinal))
            .Select(origin => TrytonFormat.TryId(origin["account.invoice.line,".Length..], out var id) ? id : 0).Where(id => id > 0).ToList();
        if (origins.Count == 0)
        {
            return null;
        }

        var found = await tryton.Client.SearchAsync(
            TrytonModels.Invoices.Name, TrytonDomain.In("lines", origins), new TrytonQuery { Limit = 1 }, cancellationToken);
        return found is [var id] ? new EntityRef(tryton.System, EntityKind.Invoice, TrytonFormat.Id(id)) : null;
    }
}
