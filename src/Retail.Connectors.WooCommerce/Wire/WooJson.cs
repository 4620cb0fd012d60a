using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Catalog;
using Retail.Connectors.WooCommerce.Coupons;
using Retail.Connectors.WooCommerce.Customers;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Reference;
using Retail.Connectors.WooCommerce.Refunds;
using Retail.Connectors.WooCommerce.Reports;
using Retail.Connectors.WooCommerce.Settings;
using Retail.Connectors.WooCommerce.Shipping;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Taxes;
using Retail.Connectors.WooCommerce.Variations;
using Retail.Connectors.WooCommerce.Webhooks;

namespace Retail.Connectors.WooCommerce.Wire;

/// <summary>All that is read from WooCommerce, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(WooDecimalConverter), typeof(WooNumberConverter), typeof(WooTextConverter), typeof(WooFlagConverter)])]
[JsonSerializable(typeof(WooOrder))]
[JsonSerializable(typeof(List<WooOrder>))]
[JsonSerializable(typeof(WooCustomer))]
[JsonSerializable(typeof(List<WooCustomer>))]
[JsonSerializable(typeof(WooProduct))]
[JsonSerializable(typeof(List<WooProduct>))]
[JsonSerializable(typeof(WooOrderNote))]
[JsonSerializable(typeof(List<WooOrderNote>))]
[JsonSerializable(typeof(WooOrderStatus))]
[JsonSerializable(typeof(List<WooOrderStatus>))]
[JsonSerializable(typeof(WooEmailTemplate))]
[JsonSerializable(typeof(List<WooEmailTemplate>))]
[JsonSerializable(typeof(WooReceipt))]
[JsonSerializable(typeof(WooActionMessage))]
[JsonSerializable(typeof(WooRefund))]
[JsonSerializable(typeof(List<WooRefund>))]
[JsonSerializable(typeof(WooCustomerDownload))]
[JsonSerializable(typeof(List<WooCustomerDownload>))]
[JsonSerializable(typeof(WooVariation))]
[JsonSerializable(typeof(List<WooVariation>))]
[JsonSerializable(typeof(WooCategory))]
[JsonSerializable(typeof(List<WooCategory>))]
[JsonSerializable(typeof(WooBrand))]
[JsonSerializable(typeof(List<WooBrand>))]
[JsonSerializable(typeof(WooTag))]
[JsonSerializable(typeof(List<WooTag>))]
[JsonSerializable(typeof(WooShippingClass))]
[JsonSerializable(typeof(List<WooShippingClass>))]
[JsonSerializable(typeof(WooAttributeTerm))]
[JsonSerializable(typeof(List<WooAttributeTerm>))]
[JsonSerializable(typeof(WooAttribute))]
[JsonSerializable(typeof(List<WooAttribute>))]
[JsonSerializable(typeof(WooReview))]
[JsonSerializable(typeof(List<WooReview>))]
[JsonSerializable(typeof(WooCoupon))]
[JsonSerializable(typeof(List<WooCoupon>))]
[JsonSerializable(typeof(WooTaxRate))]
[JsonSerializable(typeof(List<WooTaxRate>))]
[JsonSerializable(typeof(WooTaxClass))]
[JsonSerializable(typeof(List<WooTaxClass>))]
[JsonSerializable(typeof(WooShippingZone))]
[JsonSerializable(typeof(List<WooShippingZone>))]
[JsonSerializable(typeof(WooZoneLocation))]
[JsonSerializable(typeof(List<WooZoneLocation>))]
[JsonSerializable(typeof(WooZoneMethod))]
[JsonSerializable(typeof(List<WooZoneMethod>))]
[JsonSerializable(typeof(WooShippingMethod))]
[JsonSerializable(typeof(List<WooShippingMethod>))]
[JsonSerializable(typeof(WooPaymentGateway))]
[JsonSerializable(typeof(List<WooPaymentGateway>))]
[JsonSerializable(typeof(WooSettingGroup))]
[JsonSerializable(typeof(List<WooSettingGroup>))]
[JsonSerializable(typeof(WooSetting))]
[JsonSerializable(typeof(List<WooSetting>))]
[JsonSerializable(typeof(WooWebhook))]
[JsonSerializable(typeof(List<WooWebhook>))]
[JsonSerializable(typeof(WooSalesReport))]
[JsonSerializable(typeof(List<WooSalesReport>))]
[JsonSerializable(typeof(WooTopSeller))]
[JsonSerializable(typeof(List<WooTopSeller>))]
[JsonSerializable(typeof(WooReportTotal))]
[JsonSerializable(typeof(List<WooReportTotal>))]
[JsonSerializable(typeof(WooReport))]
[JsonSerializable(typeof(List<WooReport>))]
[JsonSerializable(typeof(WooContinent))]
[JsonSerializable(typeof(List<WooContinent>))]
[JsonSerializable(typeof(WooCountry))]
[JsonSerializable(typeof(List<WooCountry>))]
[JsonSerializable(typeof(WooCurrency))]
[JsonSerializable(typeof(List<WooCurrency>))]
[JsonSerializable(typeof(WooDataSet))]
[JsonSerializable(typeof(List<WooDataSet>))]
[JsonSerializable(typeof(WooSystemStatus))]
[JsonSerializable(typeof(WooTool))]
[JsonSerializable(typeof(List<WooTool>))]
[JsonSerializable(typeof(WooGeneratedVariations))]
[JsonSerializable(typeof(WooSettingField))]
[JsonSerializable(typeof(WooSalesPeriod))]
[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class WooJson : JsonSerializerContext;
