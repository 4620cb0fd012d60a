using System.Runtime.CompilerServices;
using System.Text.Json;
using Retail.Connectors.Amounts;
using Retail.Connectors.Changes;
using Retail.Connectors.Refunds;
using Retail.Connectors.WooCommerce.Changes;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Refunds;

/// <summary>
/// Lists the refunds made in a window, with the key of the effect that made them, if one did. What is missing here and was told by the feed
/// was deleted.
/// </summary>
internal sealed class WooRefundCensus(WooCommerceClient shop) : ICensus<Refund>
{
    private const string Fields = "id,parent_id,amount,date_created_gmt,refunded_payment,meta_data";

    public async IAsyncEnumerable<CensusEntry> ListAsync(CensusWindow window, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        var refunds = WooCensus.ListAsync(
            shop, WooRefundFeed.Path, WooJson.Default.ListWooRefund, static refund => refund.Id, static refund => refund.DateCreatedGmt,
            window, [() => WooCensus.Window(window, Fields)], cancellationToken);
        await foreach (var page in refunds.Chunk(100).WithCancellation(cancellationToken))
        {
            var currencies = await WooOrderCurrencies.ReadAsync(shop, page, cancellationToken);
            foreach (var refund in page)
            {
                yield return Entry(refund, currencies.TryGetValue(refund.ParentId, out var currency) ? currency : null);
            }
        }
    }

    private CensusEntry Entry(WooRefund refund, CurrencyCode? currency) => new(
        new EntityRef(shop.Name, EntityKind.Refund, WooTarget.Text(refund.Id)),
        new Revision(WooRefundMapping.StampOf(refund)),
        refund.RefundedPayment ? "paid-back" : "recorded",
        currency is { } known ? new Money(Math.Abs(refund.Amount ?? 0m), known) : null,
        refund.MetaData.LastOrDefault(meta => meta.Key == shop.Options.EffectMetaKey)?.Value is { ValueKind: JsonValueKind.String } key ? key.GetString() : null);
}
