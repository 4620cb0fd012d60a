using Retail.Connectors.Credits;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Documents;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Credits;

/// <summary>
/// Posts a credit note against an invoice. It is loaded with just the lines that are credited: Odoo's wizard would make a
/// full credit note first, which is no state to be found in.
/// </summary>
internal sealed class OdooCreditHandler(OdooConnection odoo) : ICommandHandler<PostCredit>
{
    private const string Type = "out_refund";

    private readonly MoveDocuments _documents = new(odoo);
    private readonly MovePosting _posting = new(odoo);
    private readonly DocumentTaxes _taxes = new(odoo);
    private readonly OrderPictures _orders = new(odoo);
    private readonly TaxLines _taxLines = new(odoo);

    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Enforced,
        SettleAfter = NodaTime.Duration.FromTimeSpan(odoo.Options.SettleAfter),
        Reaches = DocumentStage.Posted,
        HasSideEffects = true,
    };

    public Task<Finding> FindAsync(PostCredit command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return _documents.FindAsync(command.Key, EntityKind.CreditNote, Type, cancellationToken);
    }

    public async Task<EffectResult> ApplyAsync(PostCredit command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var client = odoo.Client.Until(context.SendBefore);
        var found = context.Found is Finding.Several ? context.Found : await _documents.FindAsync(command.Key, EntityKind.CreditNote, Type, client, cancellationToken);
        if (found is Finding.Several several)
        {
            return MoveDocuments.Refuse(command.Key, several);
        }

        if (await _orders.ReadAsync(command.Document, command.Submitted, client, cancellationToken) is not { } order)
        {
            return OrderPictures.Missing(command.Document, command.Submitted);
        }

        var (taxes, unknown) = await _taxes.FindAsync(command.Refund.System, command.Totals, command.Lines, command.Codes, client, cancellationToken);
        if (unknown is not null)
        {
            return unknown;
        }

        var wish = new MoveWish
        {
            Key = command.Key,
            Kind = EntityKind.CreditNote,
            Type = Type,
            Date = command.Date,
            Order = order,
            Reference = command.Reason.Length > 0 ? command.Reason : order.Order.ClientOrderRef ?? order.Order.Name ?? string.Empty,
            Reversed = OdooFormat.ParseId(command.Invoice.Id),
            Lines = [],
            Money = WantedMoney.Of(command.Totals, command.Lines.Select(line => line.Taxes), command.Codes),
        };
        if (found is Finding.Complete complete)
        {
            return await _posting.AdoptAsync(wish, OdooFormat.ParseId(complete.Receipt.Document.Id), taxes.Groups, client, cancellationToken);
        }

        if (await RefuseInvoiceAsync(command, wish, client, cancellationToken) is { } refusedInvoice)
        {
            return refusedInvoice;
        }

        var own = await MoveDocuments.OwnQuantitiesAsync((found as Finding.Partial)?.Receipt, client, cancellationToken);
        var (lines, refused) = new LinePlan(odoo, command.Key, order, taxes, command.Codes).Named(
            command.Lines.RemoveAll(TaxLines.IsAlone), line => line.QtyInvoiced + own.GetValueOrDefault(line.Id), "exceeds-invoice",
            await odoo.Products.FindOneAsync(odoo.Options.FeeProduct, client, cancellationToken));
        var (alone, unset) = await _taxLines.PlanAsync(command.Key, command.Lines, command.Codes, client, cancellationToken);
        return refused ?? unset ?? await _posting.PostAsync(wish with { Lines = [.. lines, .. alone] }, taxes.Groups, client, cancellationToken);
    }

    /// <summary>The invoice must stand in the books, and all credit notes against it together must not exceed it.</summary>
    private static async Task<EffectResult.Refused?> RefuseInvoiceAsync(
        PostCredit command, MoveWish wish, OdooClient client, CancellationToken cancellationToken)
    {
        if (await client.FindAsync<OdooAccountMove>(wish.Reversed, cancellationToken) is not { MoveType: "out_invoice" } invoice)
        {
            return new EffectResult.Refused("no-invoice", $"There is no invoice {command.Invoice.Id}.", "Link the right invoice, then replay.");
        }

        if (invoice.State != "posted")
        {
            return new EffectResult.Refused(
                "invoice-not-posted", $"The invoice {invoice.Name ?? command.Invoice.Id} is in state {invoice.State}.", "Post the invoice in Odoo, then replay.");
        }

        var others = await client.SearchReadAsync<OdooAccountMove>(
            OdooDomain.Equal("reversed_entry_id", wish.Reversed).And(OdooDomain.Where("state", "!=", OdooValue.From("cancel")))
                .And(OdooDomain.Where("invoice_origin", "!=", OdooValue.From(command.Key.ShortForm()))),
            query: null, cancellationToken);
        var open = wish.Money.Currency.Round(invoice.AmountTotal - others.Sum(credit => credit.AmountTotal), Amounts.MoneyRounding.HalfAwayFromZero);
        return command.Totals.Grand.Amount > open
            ? new EffectResult.Refused(
                "exceeds-invoice",
                $"{invoice.Name} comes to {OdooFormat.Number(invoice.AmountTotal)}, other credit notes leave {OdooFormat.Number(open)}, and {command.Totals.Grand} are asked for.",
                "Compare the credit notes of the invoice in Odoo with the refunds of the shop; a person may have written one by hand.")
            : null;
    }
}
