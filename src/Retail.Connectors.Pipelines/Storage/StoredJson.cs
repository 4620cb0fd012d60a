using System.Text.Json;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Pipelines.Storage;

/// <summary>The text in which stores keep receipts and reasons.</summary>
public static class StoredJson
{
    /// <summary>Writes a receipt.</summary>
    public static string Write(Receipt receipt) => JsonSerializer.Serialize(receipt, StoredJsonContext.Default.Receipt);

    /// <summary>Reads what <see cref="Write(Receipt)"/> wrote.</summary>
    public static Receipt ReadReceipt(string json) =>
        JsonSerializer.Deserialize(json, StoredJsonContext.Default.Receipt) ?? throw new JsonException("A stored receipt is null.");

    /// <summary>Writes a reason.</summary>
    public static string Write(ParkReason reason) => JsonSerializer.Serialize(reason, StoredJsonContext.Default.ParkReason);

    /// <summary>Reads what <see cref="Write(ParkReason)"/> wrote.</summary>
    public static ParkReason ReadParkReason(string json) =>
        JsonSerializer.Deserialize(json, StoredJsonContext.Default.ParkReason) ?? throw new JsonException("A stored reason is null.");
}
