using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Refunds;

/// <summary>A refund to make.</summary>
public sealed record WooRefundFields
{
    /// <summary>Amount, positive. Unset makes the sum of the lines; without lines, a refund without an amount. (<c>amount</c>)</summary>
    public Settable<decimal?> Amount { get; init; }

    /// <summary>Why. (<c>reason</c>)</summary>
    public Settable<string?> Reason { get; init; }

    /// <summary>Id of the user who refunded. (<c>refunded_by</c>)</summary>
    public Settable<long?> RefundedBy { get; init; }

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMetaFields>? MetaData { get; init; }

    /// <summary>Lines of the order, of any kind, that are refunded. (<c>line_items</c>)</summary>
    public IReadOnlyList<WooRefundLineFields>? LineItems { get; init; }

    /// <summary>Sends the money back through the payment gateway. The shop does so unless this is false. (<c>api_refund</c>)</summary>
    public Settable<bool?> ApiRefund { get; init; }

    /// <summary>Puts the refunded units back into stock. The shop does so unless this is false. (<c>api_restock</c>)</summary>
    public Settable<bool?> ApiRestock { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
