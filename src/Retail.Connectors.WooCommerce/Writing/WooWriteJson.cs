using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Catalog;
using Retail.Connectors.WooCommerce.Coupons;
using Retail.Connectors.WooCommerce.Customers;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Refunds;
using Retail.Connectors.WooCommerce.Settings;
using Retail.Connectors.WooCommerce.Shipping;
using Retail.Connectors.WooCommerce.Taxes;
using Retail.Connectors.WooCommerce.Variations;
using Retail.Connectors.WooCommerce.Webhooks;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>All that is written to WooCommerce: what is not set is left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters =
    [
        typeof(SettableTextConverter), typeof(SettableWholeConverter), typeof(SettableFlagConverter), typeof(SettableAmountConverter),
        typeof(SettableInstantConverter), typeof(SettableLocalDateConverter), typeof(SettableJsonConverter),
    ])]
[JsonSerializable(typeof(WooOrderFields))]
[JsonSerializable(typeof(WooOrderLineFields))]
[JsonSerializable(typeof(WooShippingLineFields))]
[JsonSerializable(typeof(WooFeeLineFields))]
[JsonSerializable(typeof(WooCouponLineFields))]
[JsonSerializable(typeof(WooOrderNoteFields))]
[JsonSerializable(typeof(WooReceiptFields))]
[JsonSerializable(typeof(WooOrderMailFields))]
[JsonSerializable(typeof(WooRefundFields))]
[JsonSerializable(typeof(WooRefundLineFields))]
[JsonSerializable(typeof(WooRefundTaxFields))]
[JsonSerializable(typeof(WooCustomerFields))]
[JsonSerializable(typeof(WooAddressFields))]
[JsonSerializable(typeof(WooProductFields))]
[JsonSerializable(typeof(WooProductImageFields))]
[JsonSerializable(typeof(WooProductDownloadFields))]
[JsonSerializable(typeof(WooProductAttributeFields))]
[JsonSerializable(typeof(WooTermReference))]
[JsonSerializable(typeof(WooDimensionsFields))]
[JsonSerializable(typeof(WooVariationFields))]
[JsonSerializable(typeof(WooCategoryFields))]
[JsonSerializable(typeof(WooBrandFields))]
[JsonSerializable(typeof(WooTagFields))]
[JsonSerializable(typeof(WooShippingClassFields))]
[JsonSerializable(typeof(WooAttributeTermFields))]
[JsonSerializable(typeof(WooAttributeFields))]
[JsonSerializable(typeof(WooReviewFields))]
[JsonSerializable(typeof(WooCouponFields))]
[JsonSerializable(typeof(WooTaxRateFields))]
[JsonSerializable(typeof(WooTaxClassFields))]
[JsonSerializable(typeof(WooShippingZoneFields))]
[JsonSerializable(typeof(WooZoneLocationFields))]
[JsonSerializable(typeof(WooZoneMethodFields))]
[JsonSerializable(typeof(WooPaymentGatewayFields))]
[JsonSerializable(typeof(WooSettingFields))]
[JsonSerializable(typeof(WooWebhookFields))]
[JsonSerializable(typeof(List<WooZoneLocationFields>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class WooWriteJson : JsonSerializerContext;
