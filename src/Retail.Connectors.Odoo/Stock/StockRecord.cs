using System.Text.Json.Serialization.Metadata;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Stock;

/// <summary>A product's stock at the place that the context names (<c>product.product</c>).</summary>
internal sealed record StockRecord : IOdooRecord<StockRecord>
{
    public static string Model => "product.product";

    public static JsonTypeInfo<StockRecord> JsonType => OdooJsonContext.Default.StockRecord;

    public long Id { get; init; }

    public string? DefaultCode { get; init; }

    /// <summary>What lies there.</summary>
    public decimal QtyAvailable { get; init; }

    /// <summary>What lies there and is not reserved.</summary>
    public decimal FreeQty { get; init; }

    /// <summary>What confirmed deliveries and other moves will take away, reserved or not.</summary>
    public decimal OutgoingQty { get; init; }
}
