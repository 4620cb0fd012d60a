using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.Tryton.Customers;
using Retail.Connectors.Tryton.Invoices;
using Retail.Connectors.Tryton.Orders;
using Retail.Connectors.Tryton.Payments;
using Retail.Connectors.Tryton.Prices;
using Retail.Connectors.Tryton.Products;
using Retail.Connectors.Tryton.Returns;
using Retail.Connectors.Tryton.Shipments;
using Retail.Connectors.Tryton.Stock;
using Retail.Connectors.Tryton.Systems;
using Retail.Connectors.Tryton.Taxes;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>All answers that this package reads.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(TrytonDecimalConverter), typeof(TrytonDateConverter), typeof(TrytonInstantConverter), typeof(TrytonDurationConverter),
        typeof(TrytonBytesConverter), typeof(TrytonFlagConverter),
    ])]
[JsonSerializable(typeof(TrytonCode))]
[JsonSerializable(typeof(TrytonName))]
[JsonSerializable(typeof(TrytonParty))]
[JsonSerializable(typeof(TrytonAddress))]
[JsonSerializable(typeof(TrytonContact))]
[JsonSerializable(typeof(TrytonIdentifier))]
[JsonSerializable(typeof(TrytonSale))]
[JsonSerializable(typeof(TrytonSaleLine))]
[JsonSerializable(typeof(TrytonProduct))]
[JsonSerializable(typeof(TrytonTemplate))]
[JsonSerializable(typeof(TrytonUnit))]
[JsonSerializable(typeof(TrytonInvoice))]
[JsonSerializable(typeof(TrytonInvoiceLine))]
[JsonSerializable(typeof(TrytonInvoiceTax))]
[JsonSerializable(typeof(TrytonMoveLine))]
[JsonSerializable(typeof(TrytonMoveHead))]
[JsonSerializable(typeof(TrytonPaymentMethod))]
[JsonSerializable(typeof(TrytonShipment))]
[JsonSerializable(typeof(TrytonCarrier))]
[JsonSerializable(typeof(TrytonMove))]
[JsonSerializable(typeof(TrytonReturnShipment))]
[JsonSerializable(typeof(TrytonLocation))]
[JsonSerializable(typeof(TrytonTax))]
[JsonSerializable(typeof(TrytonPriceList))]
[JsonSerializable(typeof(TrytonPriceListLine))]
[JsonSerializable(typeof(TrytonCompany))]
[JsonSerializable(typeof(PriceRow))]
[JsonSerializable(typeof(StockRow))]
[JsonSerializable(typeof(Instant))]
[JsonSerializable(typeof(decimal))]
internal sealed partial class TrytonJsonContext : JsonSerializerContext;
