using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Odoo.Documents;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Invoices;

/// <summary>
/// Posts an invoice for a sales order. It is loaded with external ids of its own and links to the order's lines, which makes
/// Odoo count them as invoiced; the order's wizard would leave nothing to find it by.
/// </summary>
internal sealed class OdooInvoiceHandler(OdooConnection odoo) : ICommandHandler<PostInvoice>
{
    private const string Type = "out_invoice";

    private readonly MoveDocuments _documents = new(odoo);
    private readonly MovePosting _posting = new(odoo);
    private readonly DocumentTaxes _taxes = new(odoo);
    private readonly OrderPictures _orders = new(odoo);

    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Enforced,
        SettleAfter = NodaTime.Duration.FromTimeSpan(odoo.Options.SettleAfter),
        Reaches = DocumentStage.Posted,
        HasSideEffects = true,
    };

    public Task<Finding> FindAsync(PostInvoice command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return FindAsync(command.Key, cancellationToken);
    }

    public Task<Finding> FindAsync(EffectKey key, CancellationToken cancellationToken) =>
        _documents.FindAsync(key, EntityKind.Invoice, Type, cancellationToken);

    public async Task<EffectResult> ApplyAsync(PostInvoice command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var client = odoo.Client.Until(context.SendBefore);
        var found = context.Found is Finding.Several ? context.Found : await _documents.FindAsync(command.Key, EntityKind.Invoice, Type, client, cancellationToken);
        if (found is Finding.Several several)
        {
            return MoveDocuments.Refuse(command.Key, several);
        }

        if (await _orders.ReadAsync(command.Document, command.Submitted, client, cancellationToken) is not { } order)
        {
            return OrderPictures.Missing(command.Document, command.Submitted);
        }

        var (taxes, unknown) = await _taxes.FindAsync(command.Submitted.Source.System, command.Totals, command.Lines, command.Codes, client, cancellationToken);
        if (unknown is not null)
        {
            return unknown;
        }

        var wish = new MoveWish
        {
            Key = command.Key,
            Kind = EntityKind.Invoice,
            Type = Type,
            Date = command.Date,
            Order = order,
            Reference = order.Order.ClientOrderRef ?? order.Order.Name ?? string.Empty,
            Lines = [],
            Money = WantedMoney.Of(command.Totals, CarriersOf(command, order), command.Codes),
        };
        if (found is Finding.Complete complete)
        {
            return await _posting.AdoptAsync(wish, OdooFormat.ParseId(complete.Receipt.Document.Id), taxes.Groups, client, cancellationToken);
        }

        if (order.Order.State != "sale")
        {
            return new EffectResult.Refused(
                order.Order.State == "cancel" ? "document-cancelled" : "order-not-confirmed", $"{order.Order.Name} is in state {order.Order.State}.",
                "Confirm the sales order in Odoo and replay, or discard this work.");
        }

        var own = await MoveDocuments.OwnQuantitiesAsync((found as Finding.Partial)?.Receipt, client, cancellationToken);
        var plan = new LinePlan(odoo, command.Key, order, taxes, command.Codes);
        var (lines, refused) = command.Lines.IsDefaultOrEmpty
            ? (plan.Rest(own), null)
            : plan.Named(
                command.Lines, line => line.ProductUomQty - line.QtyInvoiced + own.GetValueOrDefault(line.Id), "already-invoiced",
                await odoo.Products.FindOneAsync(odoo.Options.FeeProduct, client, cancellationToken));
        return refused ?? (lines.IsEmpty
            ? new EffectResult.Refused(
                "nothing-to-invoice", $"All of {order.Order.Name} is on invoices.",
                "Somebody invoiced the order by hand: link that invoice, or discard this work.")
            : await _posting.PostAsync(wish with { Lines = lines }, taxes.Groups, client, cancellationToken));
    }

    /// <summary>Lines whose tax may be off by the tolerance: those named, or all of the order.</summary>
    private static IEnumerable<ImmutableArray<TaxAmount>> CarriersOf(PostInvoice command, OrderPicture order) => command.Lines.IsDefaultOrEmpty
        ? order.Lines.Where(line => !line.TaxIds.IsEmpty).Select(_ => command.Totals.Taxes)
        : command.Lines.Select(line => line.Taxes);
}
