using System.Text.Json.Serialization;
using Retail.Connectors.Odoo.Customers;
using Retail.Connectors.Odoo.Orders;
using Retail.Connectors.Odoo.Systems;
using Retail.Connectors.Odoo.Taxes;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>All answers that this package reads.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(OdooTextConverter), typeof(OdooIdsConverter)])]
[JsonSerializable(typeof(OdooErrorBody))]
[JsonSerializable(typeof(OdooLoadResult))]
[JsonSerializable(typeof(OdooVersion))]
[JsonSerializable(typeof(Dictionary<long, string>))]
[JsonSerializable(typeof(PartnerRecord))]
[JsonSerializable(typeof(CountryRecord))]
[JsonSerializable(typeof(StateRecord))]
[JsonSerializable(typeof(ProductRecord))]
[JsonSerializable(typeof(TaxRecord))]
[JsonSerializable(typeof(OrderRecord))]
[JsonSerializable(typeof(OrderLineRecord))]
[JsonSerializable(typeof(CompanyRecord))]
internal sealed partial class OdooJsonContext : JsonSerializerContext;
