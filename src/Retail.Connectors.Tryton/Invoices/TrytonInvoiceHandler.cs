using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Tryton.Documents;
using Retail.Connectors.Tryton.Orders;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Invoices;

/// <summary>
/// Posts the invoice that a sale has as a draft. The key goes into its reference, the date and fewer quantities into the draft;
/// what is left out comes on another draft that the sale makes by itself.
/// </summary>
internal sealed class TrytonInvoiceHandler(TrytonConnection tryton) : ICommandHandler<PostInvoice>
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

    public async Task<Finding> FindAsync(PostInvoice command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return _documents.FindingOf(await _documents.FindAsync(command.Key, EntityKind.Invoice, tryton.Client, cancellationToken), EntityKind.Invoice);
    }

    public async Task<EffectResult> ApplyAsync(PostInvoice command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var client = tryton.Client.Until(context.SendBefore);
        var found = await _documents.FindAsync(command.Key, EntityKind.Invoice, client, cancellationToken);
        if (found.Count > 1)
        {
            return InvoiceRefusals.Several(command.Key, found);
        }

        var rates = command.Totals.Taxes.Select(tax => tax.RateId)
            .Concat(command.Lines.SelectMany(line => line.Taxes).Select(tax => tax.RateId)).Distinct(StringComparer.Ordinal).ToList();
        var (taxes, refused) = await _preparation.FindTaxesAsync(rates, command.Codes, command.Submitted.Source.System, client, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        var sale = await SaleDocuments.FindAsync(command.Document, client, cancellationToken);
        if (sale is null || sale.WebId != command.Submitted.ShortForm())
        {
            return SaleRefusals.Unknown(command.Document, command.Submitted);
        }

        if (found is [var own] && InvoiceDocuments.StageOf(own) != DocumentStage.Draft)
        {
            return await _poster.AdoptAsync(own, EntityKind.Invoice, command.Totals, taxes, client, cancellationToken);
        }

        var (draft, missing) = found is [var begun] ? (begun, null) : await DraftOfAsync(sale, client, cancellationToken);
        if (draft is null)
        {
            return missing!;
        }

        (draft, refused) = await TakeAsync(command, sale, draft, client, cancellationToken);
        return refused ?? await _poster.PostAsync(
            draft, EntityKind.Invoice, command.Totals, taxes, rate => CarriersOf(command, sale, taxes[rate].Parts), client, cancellationToken);
    }

    private static int CarriersOf(PostInvoice command, TrytonSale sale, IReadOnlySet<long> tax) => command.Lines.IsEmpty
        ? sale.Lines.Count(line => line.Taxes.Any(tax.Contains))
        : command.Lines.Length;

    private async Task<(TrytonInvoice? Draft, EffectResult.Refused? Refused)> DraftOfAsync(TrytonSale sale, TrytonClient client, CancellationToken cancellationToken)
    {
        if (sale.State is "draft" or "quotation" or "cancelled")
        {
            return (null, new EffectResult.Refused(
                "not-confirmed", $"The sale {sale.Number ?? TrytonFormat.Id(sale.Id)} is {sale.State}: it has no invoice.", "Confirm the sale first, then replay."));
        }

        var invoices = await client.ReadAsync(TrytonModels.Invoices, sale.Invoices, cancellationToken);
        var drafts = invoices.Where(invoice => InvoiceDocuments.StageOf(invoice) == DocumentStage.Draft && invoice.TotalAmount >= 0).ToList();
        if (drafts.Exists(invoice => string.IsNullOrEmpty(invoice.Reference)))
        {
            drafts.RemoveAll(invoice => !string.IsNullOrEmpty(invoice.Reference));
        }

        return drafts switch
        {
            [var only] when string.IsNullOrEmpty(only.Reference) => (only, null),
            [] when sale.State == "confirmed" => throw new ConnectorException(
                ConnectorErrorKind.Conflict, tryton.System, $"The sale {sale.Number} waits to be processed: its invoice comes then. System {tryton.System}."),
            [] => (null, new EffectResult.Refused(
                "nothing-to-invoice", $"The sale {sale.Number} has no draft of an invoice: all of it is invoiced, or its invoices come with the shipments.",
                "Ship the goods first if the sale is invoiced on shipment; else discard this.")),
            _ => (null, new EffectResult.Refused(
                "several-documents", $"The sale {sale.Number} has several drafts of invoices, or one that carries another reference: {string.Join(", ", drafts.Select(draft => TrytonFormat.Id(draft.Id)))}.",
                "Leave one draft in Tryton, without a reference, then replay.")),
        };
    }

    /// <summary>Writes key, date and quantities to the draft, all in one write under its lock.</summary>
    private async Task<(TrytonInvoice Draft, EffectResult.Refused? Refused)> TakeAsync(
        PostInvoice command, TrytonSale sale, TrytonInvoice draft, TrytonClient client, CancellationToken cancellationToken)
    {
        var fields = new TrytonFields().Set("reference", command.Key.ShortForm()).Set("invoice_date", command.Date);
        if (!command.Lines.IsEmpty)
        {
            var (commands, refused) = Reduce(command, sale, draft);
            if (refused is not null)
            {
                return (draft, refused);
            }

            fields = commands.Count > 0 ? fields.SetRows("lines", commands) : fields;
        }

        try
        {
            await client.WriteAsync(TrytonModels.Invoices.Name, [draft.Id], fields, InvoicePoster.LockOf(draft), cancellationToken);
        }
        catch (ConnectorException exception) when (exception.Code is TrytonErrors.UserError or TrytonErrors.UserWarning)
        {
            return (draft, new EffectResult.Refused("load-refused", exception.Message, "Correct in Tryton what the message names, for example the fiscal year, then replay.")
            { Left = _documents.ReceiptFor(draft, EntityKind.Invoice) });
        }

        return (await _documents.ReadAsync(draft.Id, client, cancellationToken), null);
    }

    private static (List<TrytonCommand> Commands, EffectResult.Refused? Refused) Reduce(PostInvoice command, TrytonSale sale, TrytonInvoice draft)
    {
        var ordered = sale.Lines.Where(line => line.Note is not null).ToLookup(line => line.Note!, StringComparer.Ordinal);
        var wanted = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in command.Lines)
        {
            var mark = LineMarks.Line(line.OrderLineId);
            if (ordered[mark].FirstOrDefault() is not { Quantity: { } all } || line.Quantity < 0 || line.Quantity > all)
            {
                return ([], new EffectResult.Refused(
                    "unknown-line", $"The sale {sale.Number} does not have {line.Quantity} of the shop's line '{line.OrderLineId}'.", "Correct what is asked to be invoiced."));
            }

            wanted[mark] = line.Quantity;

            // What belongs to a line as a whole comes with its last part only.
            foreach (var whole in (string[])[LineMarks.Rest(mark), LineMarks.Untaxed(line.OrderLineId)])
            {
                wanted[whole] = line.Quantity == all ? decimal.MaxValue : 0;
            }
        }

        var commands = new List<TrytonCommand>();
        var gone = draft.Lines.Where(line => wanted.GetValueOrDefault(line.Note ?? string.Empty) == 0).Select(line => line.Id).ToList();
        foreach (var line in draft.Lines.Where(line => !gone.Contains(line.Id)))
        {
            if (wanted[line.Note!] is var quantity and not decimal.MaxValue && quantity != line.Quantity)
            {
                commands.Add(TrytonCommand.Write([line.Id], new TrytonFields().SetQuantity("quantity", quantity)));
            }
        }

        if (gone.Count > 0)
        {
            commands.Add(TrytonCommand.Delete([.. gone]));
        }

        return (commands, null);
    }
}
