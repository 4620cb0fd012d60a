using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Customers;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>
/// Makes a sales order say what the order says now. A draft is rewritten; a confirmed order of which nothing has left and nothing
/// is invoiced is set back to a quotation first, so that its money is proven before it binds again. Its open deliveries are
/// cancelled and made anew: Odoo would otherwise answer a lowered quantity with a receipt once picking has begun.
/// </summary>
internal sealed class OdooAmendHandler(OdooConnection odoo) : ICommandHandler<AmendOrder>
{
    private readonly OrderPictures _orders = new(odoo);
    private readonly OrderPreparation _preparation = new(odoo);
    private readonly AddressBook _addresses = new(odoo);
    private readonly OrderDocuments _documents = new(odoo);
    private readonly OrderWriter _writer = new(odoo);

    // Odoo enforces nothing here: a cancellation that arrives late would undo an amendment that a second try had finished.
    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Lookup,
        SettleAfter = NodaTime.Duration.FromTimeSpan(odoo.Options.SettleAfter),
        Reaches = DocumentStage.Confirmed,
        HasSideEffects = true,
    };

    public async Task<Finding> FindAsync(AmendOrder command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (await _orders.ReadAsync(command.Document, command.Submitted, odoo.Client, cancellationToken) is not { } order)
        {
            return new Finding.Nothing();
        }

        var submit = SubmitOf(command);
        if (order.Order.State == "sale")
        {
            return !await IsSameAsync(submit, order, odoo.Client, cancellationToken) ? new Finding.Nothing()
                : AmendmentMark.Stands(order.Order.Origin) ? new Finding.Partial(await ReceiptAsync(submit, order, odoo.Client, cancellationToken))
                : new Finding.Complete(await ReceiptAsync(submit, order, odoo.Client, cancellationToken));
        }

        return await IsNotedAsync(command, order, odoo.Client, cancellationToken)
            ? new Finding.Partial(await ReceiptAsync(submit, order, odoo.Client, cancellationToken))
            : new Finding.Nothing();
    }

    public async Task<EffectResult> ApplyAsync(AmendOrder command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var client = odoo.Client.Until(context.SendBefore);
        if (await _orders.ReadAsync(command.Document, command.Submitted, client, cancellationToken) is not { } order)
        {
            return OrderPictures.Missing(command.Document, command.Submitted);
        }

        var submit = SubmitOf(command);
        switch (order.Order.State)
        {
            case "draft" or "sent":
                return await RewriteAsync(submit, order, client, cancellationToken);
            case "cancel" when !await IsNotedAsync(command, order, client, cancellationToken):
                return new EffectResult.Refused(
                    "document-cancelled", $"{order.Order.Name} is cancelled.", "Set it back to a quotation in Odoo and replay, or cancel the order in the shop.")
                { Left = await ReceiptAsync(submit, order, client, cancellationToken) };
            case "sale":
                if (await IsSameAsync(submit, order, client, cancellationToken))
                {
                    return await ConfirmedAsync(order, await _writer.AdoptAsync(submit, order.Order.Id, client, cancellationToken), client, cancellationToken);
                }

                // All that may be missing is found before the order is touched.
                var (references, missing) = await _preparation.RunAsync(submit, client, cancellationToken);
                if (references is null)
                {
                    await MarkAsync(order, AmendmentMark.Off(order.Order.Origin), client, cancellationToken);
                    return missing!;
                }

                if (await OrderBlocks.FindAsync(order, withDrafts: true, client, cancellationToken) is { } blocked)
                {
                    await MarkAsync(order, AmendmentMark.Off(order.Order.Origin), client, cancellationToken);
                    return blocked with { Left = await ReceiptAsync(submit, order, client, cancellationToken) };
                }

                await NoteAsync(command, order, client, cancellationToken);
                await MarkAsync(order, AmendmentMark.OnBegun(order.Order.Origin), client, cancellationToken);
                _ = await client.CallAsync(OdooSaleOrder.Model, "action_cancel", [order.Order.Id], parameters: null, cancellationToken);
                break;
        }

        _ = await client.CallAsync(OdooSaleOrder.Model, "action_draft", [order.Order.Id], parameters: null, cancellationToken);
        var marked = AmendmentMark.OnSetBack(order.Order.Origin);
        await MarkAsync(order, marked, client, cancellationToken);
        return await RewriteAsync(submit, order with { Order = order.Order with { Origin = marked } }, client, cancellationToken);
    }

    /// <summary>Rewrites a quotation. One that was confirmed before keeps its mark until it is so again: a refusal leaves its goods counted as sold.</summary>
    private async Task<EffectResult> RewriteAsync(SubmitOrder submit, OrderPicture order, OdooClient client, CancellationToken cancellationToken)
    {
        var isSetBack = AmendmentMark.Stands(order.Order.Origin);
        var result = await _writer.WriteAsync(submit, client, isSetBack, cancellationToken);
        var left = result switch
        {
            EffectResult.Reached reached => reached.Receipt,
            EffectResult.Refused refused => refused.Left,
            _ => null,
        };
        return isSetBack && left?.Stage == DocumentStage.Confirmed ? await ConfirmedAsync(order, result, client, cancellationToken) : result;
    }

    /// <summary>The order binds again. If goods left or an invoice was posted between the look and the cancellation, a person has to know.</summary>
    private static async Task<EffectResult> ConfirmedAsync(OrderPicture order, EffectResult result, OdooClient client, CancellationToken cancellationToken)
    {
        if (!AmendmentMark.Stands(order.Order.Origin))
        {
            return result;
        }

        var meanwhile = await OrderBlocks.FindAsync(order, withDrafts: false, client, cancellationToken);
        await MarkAsync(order, AmendmentMark.Off(order.Order.Origin), client, cancellationToken);
        return meanwhile is not null && result is EffectResult.Reached reached
            ? new EffectResult.Refused(
                "amended-too-late", $"{order.Order.Name} is amended, but too late: {meanwhile.Words}",
                "See to it that the customer gets what the order says now, then replay.")
            { Left = reached.Receipt }
            : result;
    }

    /// <summary>The amended order under the key of the effect that made it: its external ids are those of the document.</summary>
    private static SubmitOrder SubmitOf(AmendOrder command) => new(command.Submitted, command.Order, command.Customer, command.Codes);

    private async Task<bool> IsSameAsync(SubmitOrder submit, OrderPicture order, OdooClient client, CancellationToken cancellationToken)
    {
        var (references, _) = await _preparation.RunAsync(submit, client, cancellationToken);
        if (references is null)
        {
            return false;
        }

        var (partners, _) = await _addresses.PlanAsync(submit, client, cancellationToken);
        var names = await client.GetExternalIdAsync(
            "res.partner", [.. new[] { order.Order.PartnerId.Id, order.Order.PartnerInvoiceId.Id, order.Order.PartnerShippingId.Id }.Distinct()], cancellationToken);
        var taxes = await odoo.Taxes.FindAsync([.. submit.Codes.Taxes.Values], client, cancellationToken);
        return IsPartner(partners.Customer, order.Order.PartnerId.Id) && IsPartner(partners.Billing, order.Order.PartnerInvoiceId.Id)
            && IsPartner(partners.Shipping, order.Order.PartnerShippingId.Id)
            && OrderRows.Draft(submit, references, partners, odoo).IsHeldBy(order, taxes.Ids);

        bool IsPartner(string wanted, long id) => AddressBook.Is(wanted, id, names.GetValueOrDefault(id));
    }

    /// <summary>A note on the order for people and for a later try.</summary>
    private static async Task NoteAsync(AmendOrder command, OrderPicture order, OdooClient client, CancellationToken cancellationToken) =>
        _ = await client.CallAsync(
            OdooSaleOrder.Model, "message_post", [order.Order.Id],
            json => json.WriteString("body", $"The order was changed in the shop. It is set back to a quotation, rewritten and confirmed again: {NoteOf(command)}"),
            cancellationToken);

    /// <summary>Whoever reads the order meanwhile must know how it is meant, see <see cref="AmendmentMark"/>.</summary>
    private static Task MarkAsync(OrderPicture order, string origin, OdooClient client, CancellationToken cancellationToken) => order.Order.Origin == origin
        ? Task.CompletedTask
        : client.WriteAsync(OdooSaleOrder.Model, [order.Order.Id], new OdooValues().Set("origin", origin), cancellationToken);

    private static async Task<bool> IsNotedAsync(AmendOrder command, OrderPicture order, OdooClient client, CancellationToken cancellationToken) =>
        await client.SearchCountAsync(
            "mail.message",
            OdooDomain.Equal("model", OdooSaleOrder.Model).And(OdooDomain.Equal("res_id", order.Order.Id))
                .And(OdooDomain.Where("body", "ilike", OdooValue.From(NoteOf(command)))),
            cancellationToken) > 0;

    private static string NoteOf(AmendOrder command) => command.Key.ShortForm();

    private async Task<Receipt> ReceiptAsync(SubmitOrder submit, OrderPicture order, OdooClient client, CancellationToken cancellationToken)
    {
        var document = await _documents.ReadAsync(order.Order.Id, client, cancellationToken);
        return _documents.ReceiptFor(submit, document, await _documents.RoundingsOfAsync(submit, document, client, cancellationToken));
    }
}
