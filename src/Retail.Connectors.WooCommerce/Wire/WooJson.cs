using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Customers;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Systems;

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
[JsonSerializable(typeof(WooSystemStatus))]
internal sealed partial class WooJson : JsonSerializerContext;
