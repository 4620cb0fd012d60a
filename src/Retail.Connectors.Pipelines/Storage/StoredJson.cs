using System.Collections.Immutable;
using System.Text.Json;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Links;
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

    /// <summary>Writes the lines of a link; null if there are none.</summary>
    public static string? Write(ImmutableSortedDictionary<string, string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return lines.IsEmpty ? null : JsonSerializer.Serialize(lines, StoredJsonContext.Default.ImmutableSortedDictionaryStringString);
    }

    /// <summary>Reads what was written of the lines of a link.</summary>
    public static ImmutableSortedDictionary<string, string> ReadLines(string? json) => json is null
        ? Link.NoLines
        : JsonSerializer.Deserialize(json, StoredJsonContext.Default.ImmutableSortedDictionaryStringString)
            ?? throw new JsonException("Stored lines are null.");

    /// <summary>Writes a reason.</summary>
    public static string Write(ParkReason reason) => JsonSerializer.Serialize(reason, StoredJsonContext.Default.ParkReason);

    /// <summary>Reads what <see cref="Write(ParkReason)"/> wrote.</summary>
    public static ParkReason ReadParkReason(string json) =>
        JsonSerializer.Deserialize(json, StoredJsonContext.Default.ParkReason) ?? throw new JsonException("A stored reason is null.");
}
