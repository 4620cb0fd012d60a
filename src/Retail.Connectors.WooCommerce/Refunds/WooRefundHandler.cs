using System.Globalization;
using System.Text.Json;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Refunds;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Refunds;

/// <summary>
/// Records a refund that was made elsewhere. The gateway is never asked to pay. The refund carries the effect's key, by
/// which it is found again, because the shop makes two of what is sent twice.
/// </summary>
/// <remarks>
/// The shop puts all units of a refund back into stock or none: if only some lines are to be sold again, the others are
/// recorded by their money, without units.
/// </remarks>
internal sealed class WooRefundHandler(WooCommerceClient client) : ICommandHandler<RecordRefund>
{
    /// <summary>The shop answers a refusal of a refund with status 500; nothing is left of the refund then.</summary>
    private const string NotMade = "woocommerce_rest_cannot_create_order_refund";

    private static EntityKind Kind => EntityKind.Refund;

    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Lookup,
        SettleAfter = Duration.FromTimeSpan(client.Options.SettleAfter),
        Reaches = DocumentStage.Posted,
        HasSideEffects = true,
    };

    public async Task<Finding> FindAsync(RecordRefund command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (client.IdOf(command.Refund.Order, EntityKind.Order) is not { } order)
        {
            return new Finding.Nothing();
        }

        try
        {
            var all = await client.Refunds.ListAsync(order, null, cancellationToken).ToListAsync(cancellationToken);
            return all.Where(refund => Carries(refund, command.Key)).ToList() switch
            {
                [] => new Finding.Nothing(),
                [var only] => new Finding.Complete(Receipt(only)),
                var several => new Finding.Several([.. several.Select(RefOf)]),
            };
        }
        catch (ConnectorException exception) when (WooTarget.IsUnknown(exception))
        {
            return new Finding.Nothing();
        }
    }

    public async Task<EffectResult> ApplyAsync(RecordRefund command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var shop = client.Until(context.SendBefore);
        var refund = command.Refund;
        if (context.Found is Finding.Several several)
        {
            return WooTarget.SeveralDocuments(command.Key, several);
        }

        if (shop.IdOf(refund.Order, EntityKind.Order) is not { } id)
        {
            return WooTarget.UnknownOrder(refund.Order);
        }

        try
        {
            if (context.Found is Finding.Complete complete)
            {
                var found = await shop.Refunds.GetAsync(id, shop.IdOf(complete.Receipt.Document, Kind) ?? 0, cancellationToken);
                return WooRefundCheck.Surplus(found, await shop.Orders.GetAsync(id, cancellationToken)) is { } surplus
                    ? surplus with { Left = Receipt(found) }
                    : Judge(command, found);
            }

            var order = await shop.Orders.GetAsync(id, cancellationToken);
            return WooRefundCheck.Of(refund, order)
                ?? await ResembleAsync(command, context, order, shop, cancellationToken)
                ?? await CreateAsync(command, id, shop, cancellationToken);
        }
        catch (ConnectorException exception) when (WooTarget.IsUnknown(exception))
        {
            return WooTarget.UnknownOrder(refund.Order);
        }
        catch (ConnectorException exception) when (WooTarget.IsRefusal(exception) || exception.Code == NotMade)
        {
            return new EffectResult.Refused("refund-refused", exception.Message, "Correct what the message names, in the order or at the refund's source, then replay.");
        }
    }

    /// <summary>
    /// Makes the refund and looks at the order again: of refunds that arrive together the shop lets through more than was captured.
    /// </summary>
    private async Task<EffectResult> CreateAsync(RecordRefund command, long id, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        var made = await shop.Refunds.CreateAsync(id, Fields(command), cancellationToken);
        var judged = Judge(command, made);
        return judged is EffectResult.Reached && WooRefundCheck.Surplus(made, await shop.Orders.GetAsync(id, cancellationToken)) is { } surplus
            ? surplus with { Left = Receipt(made) }
            : judged;
    }

    /// <summary>
    /// The shop stores the key after the refund. If that broke off, a refund without a key stands there: it looks like
    /// this one, and a person decides.
    /// </summary>
    private async Task<EffectResult.Refused?> ResembleAsync(
        RecordRefund command, EffectContext context, WooOrder order, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        if (context.Found is null || order.Refunds.Count == 0)
        {
            return null;
        }

        var all = await shop.Refunds.ListAsync(order.Id, null, cancellationToken).ToListAsync(cancellationToken);
        var twin = all.FirstOrDefault(refund =>
            refund.Amount == command.Refund.Amount.Amount && refund.Reason == command.Refund.Reason
            && refund.MetaData.All(meta => meta.Key != client.Options.EffectMetaKey));
        return twin is null
            ? null
            : new EffectResult.Refused(
                "refund-resembles", $"Refund {twin.Id} of order {order.Number} has the same amount and reason and carries no key: it may be this one, broken off.",
                $"If it is, set its field {client.Options.EffectMetaKey} to {command.Key.ShortForm()}; if not, record this refund by hand. Then replay.")
            { Left = Receipt(twin) };
    }

    private WooRefundFields Fields(RecordRefund command)
    {
        var refund = command.Refund;
        var restocks = refund.Lines.Any(line => line is { Restock: true, Quantity: > 0 });
        return new WooRefundFields
        {
            Amount = refund.Amount.Amount,
            Reason = refund.Reason,
            ApiRefund = false,
            ApiRestock = restocks,
            MetaData = [WooMetaFields.Set(client.Options.EffectMetaKey, command.Key.ShortForm())],
            LineItems = refund.Lines.IsEmpty ? null : [.. refund.Lines.Select(line => Line(line, restocks))],
        };
    }

    private static WooRefundLineFields Line(RefundLine line, bool restocks) => new()
    {
        Id = long.Parse(line.OrderLineId, CultureInfo.InvariantCulture),
        Quantity = restocks && !line.Restock ? 0 : (long)line.Quantity,
        RefundTotal = line.Net.Amount,
        RefundTax = line.Taxes.IsEmpty ? null : [.. line.Taxes.Select(tax => new WooRefundTaxFields
        {
            Id = long.Parse(tax.RateId, CultureInfo.InvariantCulture),
            RefundTotal = tax.Amount.Amount,
        })],
    };

    private EffectResult Judge(RecordRefund command, WooRefund made)
    {
        if (made.Amount != command.Refund.Amount.Amount)
        {
            return new EffectResult.Refused(
                "money-differs", FormattableString.Invariant($"Refund {made.Id} stands at {made.Amount} instead of {command.Refund.Amount}."),
                "Correct or delete the refund in the shop, then replay.")
            { Left = Receipt(made) };
        }

        return Carries(made, command.Key)
            ? new EffectResult.Reached(Receipt(made))
            : new EffectResult.Refused(
                "key-not-kept", $"Refund {made.Id} was made, and the shop did not keep its field {client.Options.EffectMetaKey}.",
                "Find the plugin that drops fields of refunds: without the field a refund cannot be found again.")
            { Left = Receipt(made) };
    }

    private bool Carries(WooRefund refund, EffectKey key) =>
        refund.MetaData.Any(meta => meta.Key == client.Options.EffectMetaKey
            && meta.Value is { ValueKind: JsonValueKind.String } value && value.GetString() == key.ShortForm());

    private EntityRef RefOf(WooRefund refund) => new(client.Name, Kind, WooTarget.Text(refund.Id));

    private Receipt Receipt(WooRefund refund) => new()
    {
        Document = RefOf(refund),
        DisplayName = WooTarget.Text(refund.Id),
        Stage = DocumentStage.Posted,
    };
}
