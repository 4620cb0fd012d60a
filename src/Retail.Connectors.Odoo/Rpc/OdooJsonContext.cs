using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.Odoo.Customers;
using Retail.Connectors.Odoo.Documents;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Orders;
using Retail.Connectors.Odoo.Payments;
using Retail.Connectors.Odoo.Prices;
using Retail.Connectors.Odoo.Products;
using Retail.Connectors.Odoo.Returns;
using Retail.Connectors.Odoo.Shipments;
using Retail.Connectors.Odoo.Stock;
using Retail.Connectors.Odoo.Systems;
using Retail.Connectors.Odoo.Taxes;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>All answers that this package reads.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(OdooTextConverter), typeof(OdooIdsConverter)])]
[JsonSerializable(typeof(OdooErrorBody))]
[JsonSerializable(typeof(OdooLoadResult))]
[JsonSerializable(typeof(OdooVersion))]
[JsonSerializable(typeof(Dictionary<long, string>))]
[JsonSerializable(typeof(MessageRecord))]
[JsonSerializable(typeof(PartnerRecord))]
[JsonSerializable(typeof(CountryRecord))]
[JsonSerializable(typeof(StateRecord))]
[JsonSerializable(typeof(ProductRecord))]
[JsonSerializable(typeof(TaxRecord))]
[JsonSerializable(typeof(OrderRecord))]
[JsonSerializable(typeof(OrderLineRecord))]
[JsonSerializable(typeof(OdooPartner))]
[JsonSerializable(typeof(OdooProduct))]
[JsonSerializable(typeof(OdooProductTemplate))]
[JsonSerializable(typeof(OdooPriceList))]
[JsonSerializable(typeof(OdooPriceListItem))]
[JsonSerializable(typeof(OdooSaleOrder))]
[JsonSerializable(typeof(OdooSaleOrderLine))]
[JsonSerializable(typeof(OdooPicking))]
[JsonSerializable(typeof(OdooStockMove))]
[JsonSerializable(typeof(OdooQuant))]
[JsonSerializable(typeof(OdooWarehouse))]
[JsonSerializable(typeof(OdooLocation))]
[JsonSerializable(typeof(OdooAccountMove))]
[JsonSerializable(typeof(OdooAccountMoveLine))]
[JsonSerializable(typeof(OdooPayment))]
[JsonSerializable(typeof(OdooTax))]
[JsonSerializable(typeof(OdooCompany))]
[JsonSerializable(typeof(JsonRpcAnswer))]
[JsonSerializable(typeof(JsonRpcVersion))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(long[]))]
[JsonSerializable(typeof(TotalsRecord))]
[JsonSerializable(typeof(MoveRecord))]
[JsonSerializable(typeof(KeyedDocument))]
[JsonSerializable(typeof(StockRecord))]
[JsonSerializable(typeof(VariantValueRecord))]
[JsonSerializable(typeof(PriceProductRecord))]
[JsonSerializable(typeof(CategoryRecord))]
[JsonSerializable(typeof(PickingTypeRecord))]
[JsonSerializable(typeof(ScrapRecord))]
[JsonSerializable(typeof(JournalRecord))]
[JsonSerializable(typeof(CurrencyRecord))]
internal sealed partial class OdooJsonContext : JsonSerializerContext;
